import { aBookableCity, aCitizen, aCity, anAppointmentFlow, anAppointmentTile, anAuthor } from '../../../test/builders/appointment'
import { aContext, type TestContext } from '../../../test/builders/context'
import type { BookReply, DaysReply, SlotsReply } from '#contract/api/appointments'
import { live, publishTile } from '../catalogue'
import { facts, rememberFacts, type Citizen } from '../identity'
import { appointmentsListeners, countsByTile, upcoming } from '.'
import { expireOverBookings, fillSchedules } from './appointments.jobs'
import { book } from './book'
import { cancelBooking } from './cancel-booking'
import { fillSchedule } from './fill-schedule'
import { ownBooking } from './own-booking'
import { boardOf } from './slot-board'

const person = { name: '陈知夏', mobile: '19900001234' }
/** One database for all, a city of its own for each: starting a database is what costs time here. */
let place: { city: string; tile: string; venue: string }
let context: TestContext
let cities = 0
let citizen: Citizen
let keys = 0

beforeAll(async () => {
  context = await aContext()
  appointmentsListeners(context)
})
beforeEach(async () => {
  context.clock.set('2026-11-24T01:00:00.000Z')
  place = await aBookableCity(context, { city: aCity({ code: `city-${++cities}` }) })
  citizen = await aCitizen(context)
})
afterAll(() => context.db.close())

const slotsOn = async (on: string) => (JSON.parse((await boardOf(context, place)).byDay.get(on)?.body.toString() ?? '{"slots":[]}') as SlotsReply).slots
const daysShown = async () => (JSON.parse((await boardOf(context, place)).days.body.toString()) as DaysReply).days
const wish = (slotId: string, over = {}) => ({ slotId, person, requestKey: `request-${++keys}`, ...over })
const booked = (reply: BookReply) => {
  if (reply.kind !== 'booked') throw new Error(`not booked but ${JSON.stringify(reply)}`)
  return reply.booking
}
const republish = (flow: Parameters<typeof anAppointmentFlow>[0]) => publishTile(context, { city: place.city, tile: place.tile, manifest: anAppointmentTile(flow), ...anAuthor })
const oldAge = () => new Promise((resolve) => setTimeout(resolve, 220))

test('slots are there as soon as the tile is published', async () => {
  expect(await context.db.query('select count(*) as n from slots where city = $1', [place.city])).toEqual([{ n: 6 * 6 }])
})

test('a booking has a speakable number, the papers to bring and a time until which it can be cancelled', async () => {
  const [slot] = await slotsOn('2026-11-25')
  const booking = booked(await book(context, citizen, wish(slot.id)))
  expect(booking).toMatchObject({
    state: 'booked', number: 'A1-0001', on: '2026-11-25', from: '09:00', to: '09:30', maskedName: '陈*夏', bring: ['身份证', '结婚证（共有的）'],
    cancelUntil: '2026-11-24T23:00:00.000Z', tileName: '不动产登记预约', venue: { key: 'civic-centre', name: '云浦市民中心', telephone: '0990-1234567' },
  })
  expect((await slotsOn('2026-11-25'))[0]).toMatchObject({ remaining: 1, state: 'open' })
})

test('name and mobile are sealed in the database and remembered for the next form', async () => {
  const [slot] = await slotsOn('2026-11-25')
  await book(context, citizen, wish(slot.id))
  const sealed = await context.db.query<{ person: Buffer }>('select person from bookings where citizen_id = $1', [citizen.id])
  const dump = sealed[0].person.toString('utf8') + JSON.stringify(await context.db.query('select to_jsonb(b) as row from bookings b')) + JSON.stringify(await context.db.query('select to_jsonb(o) as row from outbox o'))
  expect(dump).not.toContain('19900001234')
  expect(dump).not.toContain('陈知夏')
  await context.events.deliver()
  expect(await facts(context, citizen.id)).toMatchObject({ name: '陈知夏', mobile: '19900001234' })
})

test('what is known already need not be typed again', async () => {
  await context.db.transaction((tx) => rememberFacts(context, tx, { citizenId: citizen.id, facts: { name: '陈知夏', mobile: '19900001234' } }))
  const [slot] = await slotsOn('2026-11-25')
  expect(booked(await book(context, citizen, wish(slot.id, { person: {} }))).maskedName).toBe('陈*夏')
  expect(await context.db.query('select what from looks where citizen_id = $1', [citizen.id])).toEqual([{ what: '姓名、手机号' }])
})

test('inputs that do not fit are named, and nothing is stored', async () => {
  const [slot] = await slotsOn('2026-11-25')
  expect(await book(context, citizen, wish(slot.id, { person: { name: '陈知夏', mobile: '123' } }))).toEqual({ kind: 'inputs-wrong', problems: { mobile: 'wrong-form' } })
  await expect(book(context, citizen, wish(slot.id, { person: { ...person, salary: '1' } }))).rejects.toMatchObject({ code: 'unknown-fields', problems: [{ path: '/person/salary' }] })
  expect(await context.db.query('select 1 from bookings where citizen_id = $1', [citizen.id])).toEqual([])
})

test('a full slot names the two nearest that are free', async () => {
  const slots = await slotsOn('2026-11-25')
  for (let n = 0; n < 2; n++) booked(await book(context, await aCitizen(context), wish(slots[1].id)))
  const reply = await book(context, citizen, wish(slots[1].id))
  expect(reply).toMatchObject({ kind: 'slot-full', nearest: [{ id: slots[0].id }, { id: slots[2].id }] })
})

test('a slot of yesterday, or inside the lead time, is past', async () => {
  const [slot] = await slotsOn('2026-11-25')
  context.clock.set('2026-11-25T00:00:01.000Z')
  expect((await book(context, citizen, wish(slot.id))).kind).toBe('slot-past')
  expect((await slotsOn('2026-11-25'))[0]).toMatchObject({ state: 'gone', remaining: 0 })
  context.clock.set('2026-11-26T00:00:00.000Z')
  expect(await book(context, citizen, wish(slot.id))).toMatchObject({ kind: 'slot-past', nearest: [{ on: '2026-11-26' }, { on: '2026-11-26' }] })
})

test('an unknown slot is a fault', async () => {
  await expect(book(context, citizen, wish(context.newId()))).rejects.toMatchObject({ code: 'slot-not-found' })
})

test('the repeated request gets its first answer, booked or not, and the same key for something else is refused', async () => {
  const slots = await slotsOn('2026-11-25')
  const first = wish(slots[0].id)
  const booking = booked(await book(context, citizen, first))
  expect(booked(await book(context, citizen, first)).id).toBe(booking.id)
  await expect(book(context, citizen, { ...first, slotId: slots[1].id })).rejects.toMatchObject({ code: 'request-reused' })

  const other = await aCitizen(context)
  booked(await book(context, other, wish(slots[0].id)))
  const late = await aCitizen(context)
  const refused = wish(slots[0].id)
  expect((await book(context, late, refused)).kind).toBe('slot-full')
  await cancelBooking(context, other, (await upcoming(context, other.id))[0].id)
  expect((await book(context, late, refused)).kind).toBe('slot-full')
  expect((await book(context, late, wish(slots[0].id))).kind).toBe('booked')
  await expect(book(context, late, { ...refused, slotId: slots[1].id })).rejects.toMatchObject({ code: 'request-reused' })
})

test('a person holds as many open bookings as the rule allows, and hears which', async () => {
  await republish({ perPersonLimit: 2 })
  const slots = await slotsOn('2026-11-25')
  booked(await book(context, citizen, wish(slots[0].id)))
  expect(await book(context, citizen, wish(slots[0].id))).toMatchObject({ kind: 'limit-reached', limit: 1, bookings: [{ from: '09:00' }] })
  const second = booked(await book(context, citizen, wish(slots[1].id)))
  expect(await book(context, citizen, wish(slots[2].id))).toMatchObject({ kind: 'limit-reached', limit: 2, bookings: [{ from: '09:00' }, { from: '09:30' }] })
  await cancelBooking(context, citizen, second.id)
  expect((await book(context, citizen, wish(slots[2].id))).kind).toBe('booked')
})

test('a person who taps three slots at once gets as many as the rule allows', async () => {
  const slots = await slotsOn('2026-11-25')
  const kinds = (await Promise.all(slots.slice(0, 3).map((slot) => book(context, citizen, wish(slot.id))))).map((reply) => reply.kind)
  expect(kinds.sort()).toEqual(['booked', 'limit-reached', 'limit-reached'])
})

test('cancelling gives the place back exactly once', async () => {
  const [slot] = await slotsOn('2026-11-25')
  const booking = booked(await book(context, citizen, wish(slot.id)))
  const replies = await Promise.all([1, 2, 3].map(() => cancelBooking(context, citizen, booking.id)))
  expect(replies.map((reply) => reply.kind)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  expect(await context.db.query('select quota, taken from slots where id = $1', [slot.id])).toEqual([{ quota: 2, taken: 0 }])
  expect(await context.db.query(`select count(*) as n from outbox where name = 'booking.cancelled' and payload->>'bookingId' = $1`, [booking.id])).toEqual([{ n: 1 }])
})

test('after the cut-off it is too late to cancel, and the place stays taken', async () => {
  const [slot] = await slotsOn('2026-11-25')
  const booking = booked(await book(context, citizen, wish(slot.id)))
  context.clock.set('2026-11-24T23:00:00.001Z')
  expect(await cancelBooking(context, citizen, booking.id)).toMatchObject({ kind: 'too-late', booking: { state: 'booked' } })
})

test('a number that was given back is not given to another person', async () => {
  const [slot] = await slotsOn('2026-11-25')
  const first = booked(await book(context, citizen, wish(slot.id)))
  await cancelBooking(context, citizen, first.id)
  const second = booked(await book(context, await aCitizen(context), wish(slot.id)))
  expect([first.number, second.number]).toEqual(['A1-0001', 'A1-0002'])
})

test('the ten thousandth number of a slot keeps all its digits', async () => {
  const [slot] = await slotsOn('2026-11-25')
  await context.db.query('update slots set issued = 9999 where id = $1', [slot.id])
  expect(booked(await book(context, citizen, wish(slot.id))).number).toBe('A1-10000')
})

test("another citizen's booking sounds like none at all, and the try is written down", async () => {
  const [slot] = await slotsOn('2026-11-25')
  const booking = booked(await book(context, citizen, wish(slot.id)))
  const stranger = await aCitizen(context)
  await expect(ownBooking(context, stranger, booking.id)).rejects.toMatchObject({ code: 'booking-not-found' })
  await expect(cancelBooking(context, stranger, booking.id)).rejects.toMatchObject({ code: 'booking-not-found' })
  await expect(cancelBooking(context, stranger, context.newId())).rejects.toMatchObject({ code: 'booking-not-found' })
  expect(await context.db.query(`select actor from audit_rows where action = 'access.refused' and subject = $1`, [`booking:${booking.id}`])).toHaveLength(2)
})

test('a tile that asks for a proved name refuses a citizen who only signed in', async () => {
  await publishTile(context, { city: place.city, tile: place.tile, manifest: anAppointmentTile({}, { assurance: { see: 0, submit: 3, pay: 3 } }), ...anAuthor })
  const [slot] = await slotsOn('2026-11-25')
  await expect(book(context, citizen, wish(slot.id))).rejects.toMatchObject({ code: 'real-name-needed' })
  expect((await book(context, await aCitizen(context, { level: 3 }), wish(slot.id))).kind).toBe('booked')
})

test('a lowered quota or a closed day takes no place away from who has it, and sells none', async () => {
  const [slot] = await slotsOn('2026-11-25')
  const booking = booked(await book(context, citizen, wish(slot.id)))
  booked(await book(context, await aCitizen(context), wish(slot.id)))
  await republish({ venues: [{ venue: 'civic-centre', schedule: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '11:00', slotMinutes: 30, quota: 1 }] }] })
  expect((await slotsOn('2026-11-25'))[0]).toMatchObject({ state: 'full', remaining: 0 })
  expect((await slotsOn('2026-11-25'))).toHaveLength(4)
  await republish({ exceptions: [{ on: '2026-11-25', closed: true, reason: '系统维护' }] })
  expect((await daysShown())[1]).toEqual({ on: '2026-11-25', state: 'closed', remaining: 0, reason: '系统维护' })
  expect((await book(context, await aCitizen(context), wish(slot.id))).kind).toBe('slot-full')
  expect((await ownBooking(context, citizen, booking.id)).state).toBe('booked')
  await republish({})
  expect((await slotsOn('2026-11-25'))[0]).toMatchObject({ state: 'full', remaining: 0 })
})

test('a process that has not heard of the newest rules does not put the old ones back', async () => {
  const other = { ...context, db: { ...context.db } }
  await live(other)
  await republish({ venues: [{ venue: 'civic-centre', schedule: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '11:00', slotMinutes: 30, quota: 9 }] }] })
  await fillSchedule(other, place)
  expect((await slotsOn('2026-11-25')).map((slot) => slot.remaining)).toEqual([9, 9, 9, 9])
})

test('a booking stays pinned to the papers of the guide it was made with', async () => {
  const [slot] = await slotsOn('2026-11-25')
  const booking = booked(await book(context, citizen, wish(slot.id)))
  const manifest = anAppointmentTile()
  manifest.guide.materials = []
  await publishTile(context, { city: place.city, tile: place.tile, manifest, ...anAuthor })
  expect((await upcoming(context, citizen.id))[0]).toMatchObject({ id: booking.id, bring: ['身份证', '结婚证（共有的）'] })
})

test('the calendar moves on with the days', async () => {
  expect((await daysShown()).map(({ on, state }) => `${on} ${state}`)).toContain('2026-12-01 open')
  context.clock.advance(86_400_000)
  await fillSchedules(context)
  const days = await daysShown()
  expect([days[0].on, days[7]]).toEqual(['2026-11-25', { on: '2026-12-02', state: 'open', remaining: 14 }])
  expect(days.find((day) => day.on === '2026-11-28')).toEqual({ on: '2026-11-28', state: 'closed', remaining: 0, reason: '周末' })
})

test('the board is the same buffer while nobody books, and a new one with another ETag after a booking', async () => {
  const before = await boardOf(context, place)
  expect(await boardOf(context, place)).toBe(before)
  const [slot] = await slotsOn('2026-11-25')
  await book(context, citizen, wish(slot.id))
  const after = await boardOf(context, place)
  expect(after.byDay.get('2026-11-25')?.etag).not.toBe(before.byDay.get('2026-11-25')?.etag)
  expect(after.byDay.get('2026-11-26')?.etag).toBe(before.byDay.get('2026-11-26')?.etag)
  await oldAge()
  const later = await boardOf(context, place)
  expect(later).not.toBe(after)
  expect(later.days.etag).toBe(after.days.etag)
})

test('a booking whose time is over expires once, and frees the person for the next one', async () => {
  const [slot] = await slotsOn('2026-11-25')
  const booking = booked(await book(context, citizen, wish(slot.id)))
  context.clock.set('2026-11-25T01:29:00.000Z')
  await expireOverBookings(context)
  expect((await ownBooking(context, citizen, booking.id)).state).toBe('booked')
  context.clock.set('2026-11-25T01:31:00.000Z')
  await expireOverBookings(context)
  await expireOverBookings(context)
  expect((await ownBooking(context, citizen, booking.id)).state).toBe('expired')
  expect(await context.db.query('select count(*) as n from audit_rows where action = $1 and subject = $2', ['booking.expired', `booking:${booking.id}`])).toEqual([{ n: 1 }])
  expect(await cancelBooking(context, citizen, booking.id)).toMatchObject({ kind: 'too-late' })
  const [next] = await slotsOn('2026-11-26')
  expect((await book(context, citizen, wish(next.id))).kind).toBe('booked')
  expect((await countsByTile(context)).find((row) => row.city === place.city)).toEqual({ city: place.city, tile: 'housing-registration', bookings: 2 })
})
