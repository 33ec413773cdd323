import { makeFakePlatform } from '../../test/fakes/platform'
import { wordsForFault, type AppFaultCode } from '../words/faults'
import { keptKey, makeCache } from './cache'
import type { Answer } from './client'
import { atOnce, load } from './load'

const key = keptKey('visitor', '/api/cities')
const clock = { at: '2026-11-21T01:12:00.000Z' }
const now = () => new Date(clock.at)
const fails = (code: AppFaultCode): Answer<string> => ({ ok: false, fault: wordsForFault(code) })

function aPhone() {
  const fake = makeFakePlatform()
  const cache = makeCache(fake.platform.storage, now)
  const asked: (string | undefined)[] = []
  const ask = (answer: Answer<string>) => load<string>({ key, cache, now, ask: (etag) => { asked.push(etag); return Promise.resolve(answer) } })
  return { ...fake, cache, ask, asked }
}

beforeEach(() => { clock.at = '2026-11-21T01:12:00.000Z' })

test('what was read before is there at once', async () => {
  const { cache, ask } = aPhone()
  expect(atOnce({ key, cache })).toEqual({ state: 'loading' })
  await ask({ ok: true, reply: 'two cities', etag: '"v1"' })
  expect(atOnce({ key, cache })).toEqual({ state: 'ready', reply: 'two cities', asOf: '2026-11-21T01:12:00.000Z' })
})

test('unchanged content gets the new time, and is asked for by its etag', async () => {
  const { ask, asked } = aPhone()
  await ask({ ok: true, reply: 'two cities', etag: '"v1"' })
  clock.at = '2026-11-21T02:00:00.000Z'
  expect(await ask({ ok: false, fault: wordsForFault('unreadable-answer'), notModified: true })).toMatchObject({ state: 'ready', reply: 'two cities', asOf: '2026-11-21T02:00:00.000Z' })
  expect(asked).toEqual([undefined, '"v1"'])
})

test('without network the last content stays, with its time', async () => {
  const { ask } = aPhone()
  await ask({ ok: true, reply: 'two cities' })
  clock.at = '2026-11-21T09:00:00.000Z'
  expect(await ask(fails('no-network'))).toMatchObject({ state: 'offline', reply: 'two cities', asOf: '2026-11-21T01:12:00.000Z' })
  expect(await ask(fails('server-error'))).toMatchObject({ state: 'offline', reply: 'two cities' })
})

test('without network and without content the page says so', async () => {
  const said = await aPhone().ask(fails('no-network'))
  expect([said.state, said.reply, said.fault?.title]).toEqual(['offline', undefined, '没有网络'])
})

test('what the server says is gone is not kept', async () => {
  const { cache, ask } = aPhone()
  await ask({ ok: true, reply: 'a tile' })
  expect(await ask(fails('tile-not-found'))).toMatchObject({ state: 'error', fault: { code: 'tile-not-found' } })
  expect(cache.read(key)).toBeUndefined()
})

test('a visitor is asked to sign in, and no content of a citizen is shown', async () => {
  expect(await aPhone().ask(fails('sign-in-needed'))).toMatchObject({ state: 'signed-out' })
})

test('an answer too large for the host is shown but not kept', async () => {
  const { cache, ask, kept } = aPhone()
  expect(await ask({ ok: true, reply: 'x'.repeat(70_000) })).toMatchObject({ state: 'ready' })
  expect([cache.read(key), kept.has(key)]).toEqual([undefined, false])
})

test('the oldest of more than sixty answers makes room', () => {
  const { cache, kept } = aPhone()
  for (let i = 0; i < 65; i += 1) cache.keep(`all /${i}`, i)
  expect([kept.has('all /4'), kept.has('all /5'), kept.size]).toEqual([false, true, 61])
})
