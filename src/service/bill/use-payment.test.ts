import { went } from '../../../test/fakes/taro-page'
import { phone } from '../../../test/fakes/platform'
import { renderHook } from '../../../test/fakes/render-hook'
import type { Bill, Order } from '#contract/api/payments'
import type { HttpOutcome, HttpRequest } from '../../platform/platform'
import { usePayment } from './use-payment'

jest.mock('@tarojs/taro', () => jest.requireActual('../../../test/fakes/taro-page'))

const bill = { id: 'bill-1', amountInFen: 3840, state: 'unpaid' } as Bill
const order = (state: Order['state']) => ({ id: 'order-1', billId: 'bill-1', state }) as Order
const cashier = { platform: 'wechat', timeStamp: '1', nonceStr: 'n', package: 'prepay_id=p', signType: 'RSA', paySign: 's' }
const answer = (status: number, body: unknown): HttpOutcome => ({ kind: 'answer', status, headers: {}, body })

/** The city: signs everybody in, opens the cashier, and then says of the order what the test wants. */
const city = { checked: (): HttpOutcome => answer(200, order('awaiting')), started: (): HttpOutcome => answer(200, { kind: 'ready', order: order('awaiting'), cashier }) }

function answerOf({ url }: HttpRequest): HttpOutcome {
  if (url.endsWith('/api/sessions')) return answer(200, { token: 't', expiresAt: '2099-01-01T00:00:00.000Z', me: { level: 1, platform: 'wechat' } })
  if (url.endsWith('/checks')) return city.checked()
  return city.started()
}

const starts = () => phone.requests.filter(({ url, method }) => method === 'POST' && /\/(payments|orders)$/.test(url)).map(({ body }) => (JSON.parse(body ?? '{}') as { requestKey: string }).requestKey)

async function aBill() {
  const back: string[] = []
  const hook = await renderHook(() => usePayment({ city: 'yunpu', grants: [], level: 1, onCancelled: () => back.push('bill') }))
  return { ...hook, back }
}

beforeEach(() => {
  phone.requests.length = 0
  went.length = 0
  Object.assign(phone.script, { pay: 'finished', codes: ['code'], answer: answerOf })
  city.checked = () => answer(200, order('awaiting'))
  city.started = () => answer(200, { kind: 'ready', order: order('awaiting'), cashier })
})

test('two taps of one moment make one payment with one key', async () => {
  const { does, current } = await aBill()
  await does(({ pay }) => Promise.all([pay(bill), pay(bill)]))
  expect(starts()).toHaveLength(1)
  expect(went).toEqual(['replace /service/order/index?id=order-1'])
  expect(current().busy).toBe(false)
})

test('after a lost answer the next tap asks with the same key, so that no second order is made', async () => {
  const { does, current } = await aBill()
  city.started = () => ({ kind: 'unreachable', why: 'timeout' })
  await does(({ pay }) => pay(bill))
  expect(current().fault).toMatchObject({ code: 'no-answer' })
  city.started = () => answer(200, { kind: 'ready', order: order('awaiting'), cashier })
  await does(({ pay }) => pay(bill))
  const [first, second] = starts()
  expect([starts().length, second]).toEqual([2, first])
})

test('cancelled and closed goes back to the bill, and the next try is another intention', async () => {
  const { does, current, back } = await aBill()
  phone.script.pay = 'cancelled'
  city.checked = () => answer(200, order('closed'))
  await does(({ pay }) => pay(bill))
  expect({ cancelled: current().cancelled, back, went }).toEqual({ cancelled: true, back: ['bill'], went: [] })
  await does(({ pay }) => pay(bill))
  expect(new Set(starts()).size).toBe(2)
})

test.each(['paid', 'awaiting', 'closing'] as const)('a client that says cancelled while the server says %s is not believed', async (state) => {
  const { does, current, back } = await aBill()
  phone.script.pay = 'cancelled'
  city.checked = () => answer(200, order(state))
  await does(({ pay }) => pay(bill))
  expect({ cancelled: current().cancelled, back, went }).toEqual({ cancelled: false, back: [], went: ['replace /service/order/index?id=order-1'] })
})

test('cancelled without an answer from the server does not claim that nothing was charged', async () => {
  const { does, current } = await aBill()
  phone.script.pay = 'cancelled'
  city.checked = () => ({ kind: 'unreachable', why: 'no-network' })
  await does(({ pay }) => pay(bill))
  expect({ cancelled: current().cancelled, went }).toEqual({ cancelled: false, went: ['replace /service/order/index?id=order-1'] })
})

test('an outcome the client does not know is left to the order page', async () => {
  const { does } = await aBill()
  phone.script.pay = 'unknown'
  await does(({ pay }) => pay(bill))
  expect(went).toEqual(['replace /service/order/index?id=order-1'])
})

test('a platform that does not take the order is said in its words, and nothing is opened', async () => {
  const { does, current } = await aBill()
  city.started = () => answer(200, { kind: 'platform-refused', words: '没有接受这笔订单，没有扣款' })
  await does(({ pay }) => pay(bill))
  expect({ refused: current().refused, went }).toEqual({ refused: '没有接受这笔订单，没有扣款', went: [] })
})
