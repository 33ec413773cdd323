import '../../../test/fakes/taro-page'
import { act } from 'react'
import { phone } from '../../../test/fakes/platform'
import { renderHook } from '../../../test/fakes/render-hook'
import type { Order } from '#contract/api/payments'
import type { HttpOutcome } from '../../platform/platform'
import { signIn } from '../../session/session'
import { useOrder } from './use-order'

jest.mock('@tarojs/taro', () => jest.requireActual('../../../test/fakes/taro-page'))

const order = (state: Order['state']) => ({ id: 'order-1', billId: 'bill-1', state }) as Order
const answer = (body: unknown): HttpOutcome => ({ kind: 'answer', status: 200, headers: {}, body })
const server = { says: 'awaiting' as Order['state'], checkSays: 'awaiting' as Order['state'], looks: 0, checks: 0 }

/** Lets the time of the page pass, and everything that it sets going. */
const pass = (ms: number) => act(async () => { await jest.advanceTimersByTimeAsync(ms) })

beforeEach(async () => {
  jest.useFakeTimers()
  phone.kept.clear()
  Object.assign(server, { says: 'awaiting', checkSays: 'awaiting', looks: 0, checks: 0 })
  phone.script.codes = ['code']
  phone.script.answer = ({ url }) => {
    if (url.endsWith('/api/sessions')) return answer({ token: 't', expiresAt: '2099-01-01T00:00:00.000Z', me: { level: 1, platform: 'wechat' } })
    if (url.endsWith('/checks')) { server.checks += 1; return answer(order(server.checkSays)) }
    server.looks += 1
    return answer(order(server.says))
  }
  await signIn()
})
afterEach(() => jest.useRealTimers())

test('unknown stays being verified until the server says otherwise, and then nobody asks any more', async () => {
  const hook = await renderHook(() => useOrder('order-1'))
  await pass(10_000)
  expect(hook.current().order?.state).toBe('awaiting')
  server.says = 'paid'
  await pass(20_000)
  expect(hook.current().order?.state).toBe('paid')
  server.says = 'settled'
  await pass(40_000)
  expect(hook.current().order?.state).toBe('settled')
  const { looks } = server
  await pass(120_000)
  expect(server.looks).toBe(looks)
  await hook.leave()
})

test('the looks grow rarer, so that an hour of waiting is not an hour of asking', async () => {
  const hook = await renderHook(() => useOrder('order-1'))
  await pass(12_000)
  const early = server.looks
  await pass(300_000)
  expect(early).toBeGreaterThanOrEqual(5)
  expect(server.looks - early).toBeLessThanOrEqual(14)
  await hook.leave()
})

test('two taps on 再查一次 ask once, and the answer is shown at once', async () => {
  const hook = await renderHook(() => useOrder('order-1'))
  await pass(100)
  server.checkSays = 'settled'
  await hook.does(({ check }) => Promise.all([check(), check()]))
  expect({ checks: server.checks, state: hook.current().order?.state, busy: hook.current().busy }).toEqual({ checks: 1, state: 'settled', busy: false })
  await hook.leave()
})

test('a slow older answer does not turn a paid order back', async () => {
  const hook = await renderHook(() => useOrder('order-1'))
  await pass(100)
  server.checkSays = 'paid'
  await hook.does(({ check }) => check())
  await pass(5_000)
  expect(hook.current().order?.state).toBe('paid')
  await hook.leave()
})

test('a page that is gone asks nothing', async () => {
  const hook = await renderHook(() => useOrder('order-1'))
  await pass(2_000)
  await hook.leave()
  const { looks } = server
  await pass(60_000)
  expect(server.looks).toBe(looks)
})
