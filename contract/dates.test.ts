import { addDays, beijingDate, beijingInstant, beijingTime, displayDate, isDate, minutesOfDay, timeOfDay, weekday } from './dates'

test('the day in Beijing begins at 16:00 UTC', () => {
  expect(beijingDate('2026-11-23T15:59:59.999Z')).toBe('2026-11-23')
  expect(beijingDate('2026-11-23T16:00:00.000Z')).toBe('2026-11-24')
  expect(beijingTime('2026-11-23T16:00:00.000Z')).toBe('00:00')
})

test('a Beijing date and time name one instant', () => {
  expect(beijingInstant('2026-11-24', '09:30').toISOString()).toBe('2026-11-24T01:30:00.000Z')
  expect(beijingInstant('2026-11-24').toISOString()).toBe('2026-11-23T16:00:00.000Z')
})

test('days are added over the ends of months and years', () => {
  expect([addDays('2026-12-31', 1), addDays('2028-02-28', 1), addDays('2026-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29', '2026-02-28'])
})

test('only real dates are dates', () => {
  expect(['2026-02-28', '2026-02-29', '2026-13-01', '2026-1-1', 'today'].map(isDate)).toEqual([true, false, false, false, false])
})

test('a date is said with its weekday', () => {
  expect([weekday('2026-11-24'), displayDate('2026-11-24')]).toEqual(['周二', '11 月 24 日 周二'])
})

test('times of day and minutes are the same thing', () => {
  for (let minutes = 0; minutes < 24 * 60; minutes += 7) expect(minutesOfDay(timeOfDay(minutes))).toBe(minutes)
})
