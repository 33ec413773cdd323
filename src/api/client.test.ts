import { calls } from '#contract/api/calls'
import type { HttpOutcome, HttpRequest } from '../platform/platform'
import { makeClient } from './client'

function aClient(outcome: HttpOutcome, token: string | null = 't') {
  const sent: HttpRequest[] = []
  const client = makeClient({ base: 'http://city', token: () => token, renew: () => Promise.resolve(null), request: (request) => { sent.push(request); return Promise.resolve(outcome) } })
  return { client, sent }
}
const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpOutcome => ({ kind: 'answer', status, headers, body })
const codeOf = async (outcome: HttpOutcome) => {
  const said = await aClient(outcome).client.send(calls.bookings, {})
  return said.ok ? 'ok' : said.fault.code
}

test('parameters and queries are encoded into the path', async () => {
  const { client, sent } = aClient(answer(200, { hits: [] }))
  await client.send(calls.search, { params: { city: 'yunpu' }, query: { q: '查 社保&', platform: 'wechat' } })
  expect(sent[0].url).toBe('http://city/api/cities/yunpu/search?q=%E6%9F%A5%20%E7%A4%BE%E4%BF%9D%26&platform=wechat')
})

test('a public read carries no session', async () => {
  const { client, sent } = aClient(answer(200, { cities: [] }))
  await client.send(calls.cities, {})
  expect(sent[0].headers.authorization).toBeUndefined()
})

test('a write always has a JSON body, for hosts add its content type by themselves', async () => {
  const { client, sent } = aClient(answer(200, {}))
  await client.send(calls.cancelBooking, { params: { booking: 'b1' } })
  expect([sent[0].method, sent[0].url, sent[0].body, sent[0].headers['content-type']]).toEqual(['POST', 'http://city/api/bookings/b1/cancellation', '{}', 'application/json'])
})

test('the etag goes out and comes back', async () => {
  const { client, sent } = aClient(answer(200, { cities: [] }, { etag: '"v2"' }))
  expect(await client.send(calls.cities, {}, '"v1"')).toMatchObject({ ok: true, etag: '"v2"' })
  expect(sent[0].headers['if-none-match']).toBe('"v1"')
})

test('content that has not changed is said to be so', async () => {
  expect(await aClient(answer(304, undefined)).client.send(calls.cities, {}, '"v1"')).toMatchObject({ ok: false, notModified: true })
})

test('each way of failing has its own words', async () => {
  expect(await codeOf({ kind: 'unreachable', why: 'no-network' })).toBe('no-network')
  expect(await codeOf({ kind: 'unreachable', why: 'timeout' })).toBe('no-answer')
  expect(await codeOf(answer(404, { code: 'booking-not-found', message: '', requestId: 'r' }))).toBe('booking-not-found')
  expect(await codeOf(answer(502, '<html>Bad Gateway</html>'))).toBe('server-error')
  expect(await codeOf(answer(418, { code: 'made-up' }))).toBe('unreadable-answer')
  expect(await codeOf(answer(200, '<html>请登录酒店 Wi-Fi</html>'))).toBe('unreadable-answer')
})

test('a fault of ours has a number to quote, the citizen\'s own has none', async () => {
  const ours = await aClient(answer(500, { code: 'server-error', message: '', requestId: '0199-ab12cd' })).client.send(calls.bookings, {})
  const theirs = await aClient(answer(404, { code: 'booking-not-found', message: '', requestId: '0199-ab12cd' })).client.send(calls.bookings, {})
  expect([!ours.ok && ours.fault.number, !theirs.ok && theirs.fault.number]).toEqual(['编号 AB12CD', undefined])
})

test('a parameter that is missing is a programming error', () => {
  expect(() => aClient(answer(200, {})).client.send(calls.booking, { params: { booking: '' } })).toThrow('no value for :booking')
})
