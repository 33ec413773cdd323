/** What each host reports, read as the app's own outcomes; one table a platform, side by side. */
import { grantOutcomes as alipayGrants } from './alipay/messages'
import { payOutcome as alipayPay } from './alipay/pay'
import { failureOutcome } from './alipay/request'
import { lowerCaseNames, parsedBody } from './http-body'
import { keepable, revive } from './size-safe'
import { grantOutcomes as wechatGrants } from './weapp/messages'
import { payOutcome as wechatPay } from './weapp/pay'

test.each([
  ['requestPayment:ok', 'finished'],
  ['requestPayment:fail cancel', 'cancelled'],
  ['requestPayment:fail:cancel', 'cancelled'],
  ['requestPayment:fail no permission', 'unknown'],
  ['requestPayment:fail timeout', 'unknown'],
])('WeChat\'s cashier saying %s is %s', (errMsg, outcome) => expect(wechatPay(errMsg)).toBe(outcome))

test.each([
  ['9000', 'finished'], ['6001', 'cancelled'],
  ['8000', 'unknown'], ['6002', 'unknown'], ['6004', 'unknown'], ['4000', 'unknown'], ['99', 'unknown'], [undefined, 'unknown'],
])('Alipay\'s cashier saying %s is %s', (code, outcome) => expect(alipayPay(code)).toBe(outcome))

test('a message is granted only when the panel says so of that template', () => {
  expect(wechatGrants(['a', 'b', 'c', 'd', 'e'], { a: 'accept', b: 'reject', c: 'ban', d: 'filter' })).toEqual({ a: 'accepted', b: 'rejected', c: 'banned', d: 'rejected', e: 'rejected' })
  expect(alipayGrants(['a', 'b'], { result: { subscribedEntityIds: ['a'] } })).toEqual({ a: 'accepted', b: 'rejected' })
  expect(alipayGrants(['a', 'b'], { refuse: true, result: { subscribedEntityIds: [] } })).toEqual({ a: 'banned', b: 'banned' })
  expect(alipayGrants(['a'], {})).toEqual({ a: 'rejected' })
})

test('a status that Alipay calls a failure is an answer all the same', () => {
  expect(failureOutcome({ error: 19, status: 404, data: '{"code":"tile-not-found"}', headers: { 'X-Request-Id': 'r1' } })).toEqual({ kind: 'answer', status: 404, headers: { 'x-request-id': 'r1' }, body: { code: 'tile-not-found' } })
  expect(failureOutcome({ error: 19, status: 304 })).toMatchObject({ kind: 'answer', status: 304 })
})

test('a failure without a status never reached the server', () => {
  expect(failureOutcome({ error: 12 })).toEqual({ kind: 'unreachable', why: 'no-network' })
  expect(failureOutcome({ error: 13 })).toEqual({ kind: 'unreachable', why: 'timeout' })
})

test('bodies and headers read the same on every host', () => {
  expect([parsedBody('{"a":1}'), parsedBody({ a: 1 }), parsedBody(''), parsedBody(null), parsedBody('<html>')]).toEqual([{ a: 1 }, { a: 1 }, undefined, undefined, '<html>'])
  expect(lowerCaseNames({ ETag: ['"v1"'], 'Content-Type': 'application/json' })).toEqual({ etag: '"v1"', 'content-type': 'application/json' })
})

test('storage keeps what every host can hold, and reads foreign values as nothing', () => {
  expect(keepable({ a: '水'.repeat(30) })).toBe(JSON.stringify({ a: '水'.repeat(30) }))
  expect(keepable('水'.repeat(64_000))).toBeNull()
  expect([revive('{"a":1}'), revive(''), revive(undefined), revive('{broken')]).toEqual([{ a: 1 }, undefined, undefined, undefined])
})
