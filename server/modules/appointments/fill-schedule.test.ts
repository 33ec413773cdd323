import { anAppointmentTile } from '../../../test/builders/appointment'
import { compare, wantedSlots } from './fill-schedule'

const tile = (over = {}) => ({ key: 'housing-registration', city: { code: 'yunpu' }, manifest: anAppointmentTile(over) })

test('the same tile and day give the same slots with the same ids', () => {
  expect(wantedSlots(tile(), '2026-11-24')).toEqual(wantedSlots(tile(), '2026-11-24'))
})

test('another city, tile, venue, day or time gives another id', () => {
  const ids = [...wantedSlots(tile(), '2026-11-24'), ...wantedSlots({ ...tile(), city: { code: 'songling' } }, '2026-11-24'), ...wantedSlots({ ...tile(), key: 'marriage' }, '2026-11-24')].map((slot) => slot.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('slots begin and end at Beijing time, in winter and in summer alike', () => {
  const start = (today: string) => wantedSlots(tile({ horizonDays: 0 }), today)[0].starts_at.toISOString()
  expect([start('2026-11-24'), start('2026-07-07')]).toEqual(['2026-11-24T01:00:00.000Z', '2026-07-07T01:00:00.000Z'])
})

test('a slot that the rules no longer name is offered no more, and one that is named again is', () => {
  const wanted = wantedSlots(tile(), '2026-11-24')
  const [gone, back] = [{ id: 'gone', quota: 2, to_time: '09:30' }, { id: wanted[0].id, quota: 0, to_time: wanted[0].to_time }]
  const { fresh, changed } = compare(wanted, [gone, back])
  expect(fresh).toHaveLength(wanted.length - 1)
  expect(changed).toEqual([{ id: wanted[0].id, quota: 2, to_time: '09:30' }, { ...gone, quota: 0 }])
})

test('rules that did not change change nothing', () => {
  const wanted = wantedSlots(tile(), '2026-11-24')
  expect(compare(wanted, wanted)).toEqual({ fresh: [], changed: [] })
})
