import { bookingStates } from '#contract/api/appointments'
import { liveStates, moves, statesBefore } from './booking-states'

test('every state but the first is reached by some move', () => {
  const reached = new Set(moves.map((move) => move.to))
  expect(bookingStates.filter((state) => !reached.has(state))).toEqual(['booked'])
})

test('nothing leaves a state that holds no place: a cancelled booking never comes back', () => {
  const ended = bookingStates.filter((state) => !liveStates.includes(state))
  expect(moves.filter((move) => ended.includes(move.from))).toEqual([])
})

test('a citizen may only cancel, and only before the counter has seen them', () => {
  expect(moves.filter((move) => move.by === 'citizen').map((move) => move.to)).toEqual(['cancelled'])
  expect(statesBefore('cancelled', 'citizen')).toEqual(['booked'])
})

test('the clock expires only those whom nobody checked in', () => {
  expect(statesBefore('expired', 'clock')).toEqual(['booked'])
})
