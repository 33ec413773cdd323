import { firstStep, stepBefore, stepNumber } from './booking-step'

test('a single venue is not asked for', () => {
  expect([firstStep(['a']), firstStep(['a', 'b'])]).toEqual(['slot', 'venue'])
})

test('steps go back one at a time and stop at the first', () => {
  expect([stepBefore('confirm'), stepBefore('person'), stepBefore('venue')]).toEqual(['person', 'slot', 'venue'])
})

test('the bars count from one', () => {
  expect([stepNumber('venue'), stepNumber('confirm')]).toEqual([1, 4])
})
