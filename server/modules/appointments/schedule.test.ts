import { anAppointmentFlow } from '../../../test/builders/appointment'
import { planDay } from './schedule'
import { calendarDay } from './work-calendar'

const everyDay = (weekdays: number[]) => [{ venue: 'civic-centre', schedule: [{ weekdays, from: '09:00', to: '10:00', slotMinutes: 30, quota: 2 }] }]
const plan = (on: string, over = {}) => planDay(anAppointmentFlow(over), 'civic-centre', on)

test('a working day offers every slot that fits between the hours of its rules', () => {
  expect(plan('2026-11-24')).toEqual({
    kind: 'open',
    slots: [
      { from: '09:00', to: '09:30', quota: 2 }, { from: '09:30', to: '10:00', quota: 2 },
      { from: '10:00', to: '10:30', quota: 2 }, { from: '10:30', to: '11:00', quota: 2 },
      { from: '14:00', to: '15:00', quota: 3 }, { from: '15:00', to: '16:00', quota: 3 },
    ],
  })
})

test('a rest of time shorter than a slot is not sold', () => {
  const venues = [{ venue: 'civic-centre', schedule: [{ weekdays: [2], from: '09:00', to: '09:50', slotMinutes: 30, quota: 1 }] }]
  expect(plan('2026-11-24', { venues })).toEqual({ kind: 'open', slots: [{ from: '09:00', to: '09:30', quota: 1 }] })
})

test('the whole National Day week of 2026 is closed and says why', () => {
  for (let day = 1; day <= 7; day++) expect(plan(`2026-10-0${day}`)).toEqual({ kind: 'closed', reason: '国庆节' })
  expect(plan('2026-10-08').kind).toBe('open')
})

test('the shifted workdays around National Day are open although they are a Sunday and a Saturday', () => {
  expect(plan('2026-09-20').kind).toBe('open')
  expect(plan('2026-10-10').kind).toBe('open')
  expect(plan('2026-10-11')).toEqual({ kind: 'closed', reason: '周末' })
})

test('a rule for one weekday only does not hold on a shifted workday, for nobody says which weekday it stands for', () => {
  expect(plan('2026-10-10', { venues: everyDay([3]) }).kind).toBe('closed')
  expect(plan('2026-10-14', { venues: everyDay([3]) }).kind).toBe('open')
})

test('a hall that works on Saturdays is open on an ordinary one and closed on one inside a holiday', () => {
  expect(plan('2026-10-17', { venues: everyDay([6]) }).kind).toBe('open')
  expect(plan('2026-10-03', { venues: everyDay([6]) })).toEqual({ kind: 'closed', reason: '国庆节' })
})

test('an exception closes a day with its own reason', () => {
  expect(plan('2026-11-24', { exceptions: [{ on: '2026-11-24', closed: true, reason: '系统维护' }] })).toEqual({ kind: 'closed', reason: '系统维护' })
})

test('a weekday without a rule is closed without pretending to be a weekend', () => {
  expect(plan('2026-11-24', { venues: everyDay([3]) })).toEqual({ kind: 'closed', reason: '当天不办' })
})

test('two rules that start at the same time make one slot', () => {
  const rule = { weekdays: [2], from: '09:00', to: '09:30', slotMinutes: 30, quota: 1 }
  const venues = [{ venue: 'civic-centre', schedule: [rule, { ...rule, quota: 9 }] }]
  expect(plan('2026-11-24', { venues })).toEqual({ kind: 'open', slots: [{ from: '09:00', to: '09:30', quota: 1 }] })
})

test('before the State Council arranges a year, the days of the law are holidays already', () => {
  expect(calendarDay('2035-01-01')).toEqual({ kind: 'holiday', name: '元旦' })
  expect(calendarDay('2035-02-07')).toEqual({ kind: 'holiday', name: '春节' })
  expect(calendarDay('2035-02-08')).toEqual({ kind: 'holiday', name: '春节' })
  expect(calendarDay('2035-02-11')).toEqual({ kind: 'ordinary' })
  expect(calendarDay('2035-04-05')).toEqual({ kind: 'holiday', name: '清明' })
  expect(calendarDay('2035-10-03')).toEqual({ kind: 'holiday', name: '国庆节' })
  expect(calendarDay('2035-10-04')).toEqual({ kind: 'ordinary' })
})
