import type { Slot } from '#contract/api/appointments'
import { cancelRule, dayWords, slotState, slotWords, takeWords } from './book'

const slot = (change: Partial<Slot> = {}): Slot => ({ id: '1', on: '2026-11-24', from: '09:30', to: '10:00', remaining: 6, state: 'open', ...change })

test('a slot says how many places are left, and few are said as few', () => {
  expect([slotWords(slot()), slotState(slot())]).toEqual(['余 6', 'open'])
  expect([slotWords(slot({ remaining: 2 })), slotState(slot({ remaining: 2 }))]).toEqual(['只剩 2 个', 'few'])
})

test('a full or past slot cannot be taken and says why', () => {
  expect([slotWords(slot({ state: 'full', remaining: 0 })), slotState(slot({ state: 'full', remaining: 0 }))]).toEqual(['约满', 'off'])
  expect([slotWords(slot({ state: 'gone' })), slotState(slot({ state: 'gone' }))]).toEqual(['已过时', 'off'])
})

test('a closed day names its holiday when that is short, and else says it is closed', () => {
  expect(dayWords({ on: '2026-10-01', state: 'closed', remaining: 0, reason: '国庆节' })).toBe('国庆节')
  expect(dayWords({ on: '2026-11-28', state: 'closed', remaining: 0, reason: '周末' })).toBe('不办公')
  expect(dayWords({ on: '2026-11-24', state: 'open', remaining: 52 })).toBe('余 52')
})

test('the elder button repeats the choice without a leading zero', () => {
  expect(takeWords(slot())).toBe('就约周二 9:30')
})

test('the rule for cancelling is said in the largest whole unit', () => {
  expect([cancelRule(0), cancelRule(45), cancelRule(60), cancelRule(2880)]).toEqual(['开始前都可以取消', '来不了，请提前 45 分钟取消', '来不了，请提前 1 小时取消', '来不了，请提前 2 天取消'])
})
