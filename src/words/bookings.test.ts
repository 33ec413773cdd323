import type { Booking } from '#contract/api/appointments'
import { canCancel, cancelUntilWords, isComing } from './bookings'

const booking = (change: Partial<Booking> = {}): Booking => ({
  id: '1', number: 'B1-0001', state: 'booked', city: 'yunpu', tile: 'passport', tileName: '换发护照', icon: 'plane-departure',
  venue: { key: 'hall', name: '大厅', address: '路 1 号', telephone: '12345', latitude: 30, longitude: 120 },
  on: '2026-11-24', from: '09:30', to: '10:00', maskedName: '陈*夏', bookedAt: '2026-11-21T06:00:00.000Z', cancelUntil: '2026-11-24T00:30:00.000Z', bring: [], ...change,
})

test('until when one can cancel is said in Beijing time and relative to the day of the visit', () => {
  expect(cancelUntilWords(booking())).toBe('来不了，请在当天 08:30 前取消')
  expect(cancelUntilWords(booking({ cancelUntil: '2026-11-23T10:00:00.000Z' }))).toBe('来不了，请在前一天 18:00 前取消')
})

test('a booking can be cancelled only while it stands and the time has not passed', () => {
  expect(canCancel(booking(), new Date('2026-11-24T00:29:59.000Z'))).toBe(true)
  expect(canCancel(booking(), new Date('2026-11-24T00:30:00.000Z'))).toBe(false)
  expect(canCancel(booking({ state: 'cancelled' }), new Date('2026-11-23T00:00:00.000Z'))).toBe(false)
})

test('a checked-in booking is still to come, a cancelled one is not', () => {
  expect([isComing(booking({ state: 'checked-in' })), isComing(booking({ state: 'cancelled' }))]).toEqual([true, false])
})
