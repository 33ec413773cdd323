import { calls } from '#contract/api/calls'
import type { Me } from '#contract/api/identity'
import type { HttpOutcome } from '../platform/platform'
import { makeFakePlatform } from '../../test/fakes/platform'
import { makeSignIn } from './sign-in'

const me: Me = { level: 1, platform: 'wechat' }
const answer = (status: number, body: unknown): HttpOutcome => ({ kind: 'answer', status, headers: {}, body })
const fault = (status: number, code: string) => answer(status, { code, message: '', requestId: 'r1' })
const session = (token: string) => answer(200, { token, expiresAt: '2026-11-22T00:00:00.000Z', me })

function aPhone() {
  const fake = makeFakePlatform()
  const told: (Me | null)[] = []
  const signing = makeSignIn({ host: fake.platform, base: 'http://city', now: () => new Date('2026-11-21T00:00:00Z'), onMe: (next) => told.push(next) })
  return { ...fake, signing, told, sent: () => fake.requests.map(({ method, url, headers }) => `${method} ${url.slice('http://city'.length)}${headers.authorization ? ` ${headers.authorization}` : ''}`) }
}

test('a visitor is told to sign in without a request', async () => {
  const { signing, requests } = aPhone()
  expect(await signing.client.send(calls.bookings, {})).toMatchObject({ ok: false, fault: { code: 'sign-in-needed' } })
  expect(requests).toHaveLength(0)
})

test('an ended session is renewed once and the call made again', async () => {
  const { signing, script, sent } = aPhone()
  script.codes = ['c1', 'c2']
  script.answers = [session('t1'), fault(401, 'sign-in-needed'), session('t2'), answer(200, { bookings: [] })]
  await signing.signIn()
  expect(await signing.client.send(calls.bookings, {})).toMatchObject({ ok: true, reply: { bookings: [] } })
  expect(sent()).toEqual(['POST /api/sessions', 'GET /api/bookings Bearer t1', 'POST /api/sessions', 'GET /api/bookings Bearer t2'])
})

test('a server that refuses the fresh session too is not asked for ever', async () => {
  const { signing, script, requests } = aPhone()
  script.codes = ['c1', 'c2', 'c3', 'c4']
  script.answers = [session('t1'), fault(401, 'sign-in-needed'), session('t2'), fault(401, 'sign-in-needed'), session('t3')]
  await signing.signIn()
  expect(await signing.client.send(calls.bookings, {})).toMatchObject({ ok: false, fault: { code: 'sign-in-needed' } })
  expect(requests).toHaveLength(4)
})

test('calls that meet the ended session together share one renewal', async () => {
  const { signing, script, sent } = aPhone()
  script.codes = ['c1', 'c2', 'c3']
  const refused = fault(401, 'sign-in-needed')
  script.answers = [session('t1'), refused, refused, session('t2'), answer(200, { bookings: [] }), answer(200, { orders: [] })]
  await signing.signIn()
  const both = await Promise.all([signing.client.send(calls.bookings, {}), signing.client.send(calls.orders, {})])
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  expect(sent().filter((line) => line === 'POST /api/sessions')).toHaveLength(2)
})

test('a used code is replaced by a fresh one', async () => {
  const { signing, script, told } = aPhone()
  script.codes = ['used', 'fresh']
  script.answers = [fault(401, 'sign-in-code-rejected'), session('t1')]
  expect(await signing.signIn()).toMatchObject({ ok: true })
  expect(told).toEqual([me])
})

test('a host without a code is a sentence, not a crash', async () => {
  const { signing, requests } = aPhone()
  expect(await signing.signIn()).toMatchObject({ ok: false, fault: { code: 'no-login-code', title: '还没有登录' } })
  expect(requests).toHaveLength(0)
})

test('without network the session is kept for later', async () => {
  const { signing, script } = aPhone()
  script.codes = ['c1', 'c2']
  script.answers = [session('t1'), fault(401, 'sign-in-needed'), { kind: 'unreachable', why: 'no-network' }]
  await signing.signIn()
  await signing.client.send(calls.bookings, {})
  expect(signing.isSignedIn()).toBe(true)
})

test('signing out forgets the citizen and what belongs to them, and keeps what is everybody\'s', async () => {
  const { signing, script, told, kept } = aPhone()
  script.codes = ['c1']
  script.answers = [session('t1'), answer(204, undefined)]
  await signing.signIn()
  signing.cache.keep('mine /api/bookings', { bookings: [] })
  signing.cache.keep('all /api/cities', { cities: [] })
  await signing.signOut()
  expect(signing.isSignedIn()).toBe(false)
  expect(told).toEqual([me, null])
  expect([...kept.keys()].sort()).toEqual(['all /api/cities', 'kept'])
})

test('a restart finds the session again', async () => {
  const { signing, script, platform } = aPhone()
  script.codes = ['c1']
  script.answers = [session('t1')]
  await signing.signIn()
  const again = makeSignIn({ host: platform, base: '', now: () => new Date(), onMe: () => undefined })
  expect([again.isSignedIn(), again.keptMe()]).toEqual([true, me])
})
