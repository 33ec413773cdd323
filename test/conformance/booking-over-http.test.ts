/** Booking and its message as the app meets them: through routes, schemas and sessions. */
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../server/app'
import { moduleListeners } from '../../server/modules'
import { hashToken } from '../../server/modules/identity/sessions'
import { aBookableCity, aCitizen } from '../builders/appointment'
import { aContext, type TestContext } from '../builders/context'

const venue = '/api/cities/yunpu/tiles/housing-registration/venues/civic-centre'
const person = { name: '陈知夏', mobile: '19900001234' }
let context: TestContext
let app: FastifyInstance

beforeAll(async () => {
  context = await aContext()
  for (const listen of moduleListeners) listen(context)
  await aBookableCity(context)
  app = await buildApp(context)
})
afterAll(async () => {
  await app.close()
  await context.db.close()
})

async function aSession(): Promise<string> {
  const citizen = await aCitizen(context)
  const token = `token-${citizen.id}`
  await context.db.query(
    `insert into sessions (token_hash, citizen_id, platform, platform_user_id, created_at, expires_at) values ($1, $2, 'wechat', $3, $4, $5)`,
    [hashToken(token), citizen.id, citizen.platformUserId, context.clock.now(), new Date(context.clock.now().getTime() + 86_400_000)],
  )
  return token
}

async function call(method: 'GET' | 'POST', url: string, { token, body, headers = {} }: { token?: string; body?: object; headers?: Record<string, string> } = {}) {
  const reply = await app.inject({ method, url, payload: body, headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } })
  return { status: reply.statusCode, etag: reply.headers.etag as string, json: reply.body ? reply.json() : undefined }
}

const firstSlot = async (on = '2026-11-25') => (await call('GET', `${venue}/slots?on=${on}`)).json.slots[0]

test('days and slots answer 304 to who has them, and name the day that does not exist', async () => {
  const days = await call('GET', `${venue}/days`)
  expect(days.json.days.slice(0, 2)).toEqual([{ on: '2026-11-24', state: 'open', remaining: 10 }, { on: '2026-11-25', state: 'open', remaining: 14 }])
  expect((await call('GET', `${venue}/days`, { headers: { 'if-none-match': days.etag } })).status).toBe(304)
  expect(await call('GET', `${venue}/slots?on=2026-02-30`)).toMatchObject({ status: 400, json: { code: 'bad-request', problems: [{ path: '/on' }] } })
  expect((await call('GET', `${venue}/slots?on=2027-11-25`)).json).toEqual({ on: '2027-11-25', slots: [] })
})

test('an unknown city, tile, venue or slot is a clear 404', async () => {
  const token = await aSession()
  const at = async (url: string) => (await call('GET', `${url}/days`)).json.code
  expect(await at(venue.replace('yunpu', 'nowhere'))).toBe('city-not-found')
  expect(await at(venue.replace('housing-registration', 'nothing'))).toBe('tile-not-found')
  expect(await at(venue.replace('civic-centre', 'no-hall'))).toBe('venue-not-found')
  const body = { slotId: '00000000-0000-8000-8000-000000000000', person, requestKey: 'request-404' }
  expect(await call('POST', '/api/bookings', { token, body })).toMatchObject({ status: 404, json: { code: 'slot-not-found' } })
})

test('a citizen books, finds the booking, hears of it and cancels; a stranger sees none of it', async () => {
  const token = await aSession()
  const slot = await firstSlot()
  const made = await call('POST', '/api/bookings', { token, body: { slotId: slot.id, person, requestKey: 'request-0001' } })
  expect(made).toMatchObject({ status: 200, json: { kind: 'booked', booking: { state: 'booked', maskedName: '陈*夏', bring: ['身份证', '结婚证（共有的）'] } } })
  const { booking } = made.json
  expect((await call('GET', '/api/bookings', { token })).json).toEqual({ bookings: [booking] })
  expect((await call('GET', `/api/bookings/${booking.id}`, { token })).json).toEqual(booking)
  expect((await call('GET', '/api/me/waiting', { token })).json.items).toMatchObject([{ kind: 'booking', id: booking.id, on: '2026-11-25' }])

  await context.events.deliver()
  const inbox = (await call('GET', '/api/inbox', { token })).json
  expect(inbox).toMatchObject({ unread: 1, threads: [{ event: 'booking-made', link: `/account/booking/index?id=${booking.id}`, unread: true }] })
  expect((await call('POST', `/api/inbox/${inbox.threads[0].id}/reading`, { token })).json).toEqual({})
  const grants = { city: 'yunpu', results: [{ templateId: 'wx-booking-made', outcome: 'accepted' }], requestKey: 'request-0002' }
  expect((await call('POST', '/api/me/grants', { token, body: grants })).json).toEqual({})

  const stranger = await aSession()
  expect((await call('GET', `/api/bookings/${booking.id}`, { token: stranger })).json.code).toBe('booking-not-found')
  expect((await call('POST', `/api/bookings/${booking.id}/cancellation`, { token: stranger })).json.code).toBe('booking-not-found')
  expect((await call('POST', `/api/bookings/${booking.id}/cancellation`, { token })).json).toMatchObject({ kind: 'cancelled', booking: { state: 'cancelled' } })
})

test('a full slot, a wrong input, a person at the limit and no session each get their own answer', async () => {
  const slot = await firstSlot('2026-11-26')
  const book = async (body: object, token?: string) => (await call('POST', '/api/bookings', { token, body: { slotId: slot.id, person, requestKey: 'request-1000', ...body } })).json
  expect((await book({})).code).toBe('sign-in-needed')
  const token = await aSession()
  expect(await book({ person: { ...person, mobile: '1' } }, token)).toEqual({ kind: 'inputs-wrong', problems: { mobile: 'wrong-form' } })
  expect((await book({ requestKey: 'short' }, token)).problems).toMatchObject([{ path: '/requestKey' }])
  expect((await book({}, token)).kind).toBe('booked')
  expect(await book({ requestKey: 'request-1001' }, token)).toMatchObject({ kind: 'limit-reached', limit: 1, bookings: [{ from: '09:00' }] })
  expect((await book({}, await aSession())).kind).toBe('booked')
  expect(await book({}, await aSession())).toMatchObject({ kind: 'slot-full', nearest: [{ from: '09:30' }, { from: '10:00' }] })
})
