/** Two at once, a platform that refuses or falls silent, a bureau that is down: against the sandbox over HTTP. */
import { platformNames } from '#contract/api/shared'
import { readOrder } from '../../server/modules/payments/read-order'
import { openBills, ordersWaiting } from '../../server/modules/payments/waiting'
import { silentLog } from '../builders/context'
import { fineWeather } from '../builders/payment-faults'
import { payingCity, type PayingCity } from '../builders/payments'

let city: PayingCity
const alarms: Record<string, unknown>[] = []
beforeAll(async () => {
  city = await payingCity({ log: { ...silentLog, error: (told: object) => void alarms.push(told as Record<string, unknown>) } })
})
afterAll(() => city.close())

describe('two at once', () => {
  test('ten taps with one key, and ten with ten keys, make one order', async () => {
    const citizen = city.aCitizen()
    const { bill } = await city.aFoundBill(citizen)
    const same = Array.from({ length: 10 }, () => city.start(citizen, bill.id, 'the-same-request'))
    const other = Array.from({ length: 10 }, () => city.start(citizen, bill.id))
    const replies = await Promise.all([...same, ...other])
    const numbers = new Set(replies.map((reply) => (reply.kind === 'ready' ? reply.order.number : reply.kind)))
    expect(numbers.size).toBe(1)
    expect(await city.context.db.query('select id from orders where bill_id = $1', [bill.id])).toHaveLength(1)
  })

  test('two citizens who pay one bill at once get one cashier between them, and the other is told so', async () => {
    const [first, second] = [city.aCitizen('wechat'), city.aCitizen('alipay', 'lin-yuan')]
    const { bill, number } = await city.aFoundBill(first)
    await city.find(second, number)
    const replies = await Promise.all([city.start(first, bill.id), city.start(second, bill.id)])
    expect(replies.map((reply) => reply.kind).sort()).toEqual(['platform-refused', 'ready'])
  })

  test('the same citizen on the other platform is shown the order that is under way', async () => {
    const citizen = city.aCitizen('wechat')
    const { bill, order } = await city.aReadyOrder(citizen)
    const reply = await city.start({ ...citizen, platform: 'alipay', platformUserId: city.world.userId('alipay', 'chen-zhixia') }, bill.id)
    expect(reply).toMatchObject({ kind: 'being-verified', order: { id: order.id } })
  })

  test('one key used for two bills at once makes one order and one fault', async () => {
    const citizen = city.aCitizen()
    const found = [await city.aFoundBill(citizen), await city.aFoundBill(citizen)]
    const results = await Promise.allSettled(found.map(({ bill }) => city.start(citizen, bill.id, 'a-doubled-request')))
    expect(results.map((result) => (result.status === 'rejected' ? result.reason.code : result.value.kind)).sort()).toEqual(['ready', 'request-reused'])
  })

  test('a key used for another bill is a fault', async () => {
    const citizen = city.aCitizen()
    const [one, two] = [await city.aFoundBill(citizen), await city.aFoundBill(citizen)]
    await city.start(citizen, one.bill.id, 'a-reused-request')
    await expect(city.start(citizen, two.bill.id, 'a-reused-request')).rejects.toMatchObject({ code: 'request-reused' })
  })
})

describe('the platform refuses or falls silent', () => {
  const weather = () => city.platforms.wechat.weather
  afterEach(() => Object.assign(weather(), fineWeather))

  test('a refusal that the query confirms frees the bill at once', async () => {
    const citizen = city.aCitizen()
    const { bill, number } = await city.aFoundBill(citizen)
    weather().pay = 'refusing'
    expect(await city.start(citizen, bill.id)).toEqual({ kind: 'platform-refused', words: '微信支付没有接受这笔订单，没有扣款' })
    expect(await city.billState(citizen, number)).toBe('unpaid')
  })

  test('an order whose answer was lost goes on with the next tap, as the same order', async () => {
    const citizen = city.aCitizen()
    const { bill } = await city.aFoundBill(citizen)
    weather().pay = 'lost'
    const first = await city.start(citizen, bill.id)
    expect(first).toMatchObject({ kind: 'being-verified', order: { state: 'created' } })
    weather().pay = 'fine'
    const second = await city.start(citizen, bill.id)
    expect(second).toMatchObject({ kind: 'ready', order: { number: first.kind === 'being-verified' && first.order.number } })
  })

  test.each(['lost', 'dead'] as const)('an order whose create was %s and that nobody goes on with is closed and the bill is free again', async (what) => {
    const citizen = city.aCitizen()
    const { bill, number } = await city.aFoundBill(citizen)
    weather().pay = what
    const reply = await city.start(citizen, bill.id)
    if (reply.kind !== 'being-verified') throw new Error(reply.kind)
    expect((await city.trades()).get(reply.order.number)).toBe(what === 'lost' ? 'unpaid' : undefined)
    await city.rounds(1, 31_000)
    expect(await city.billState(citizen, number)).toBe('unpaid')
    expect((await city.trades()).get(reply.order.number)).toBe(what === 'lost' ? 'closed' : undefined)
  })
})

test.each(platformNames)('an order that was paid and refunded on %s behind our back is said once, with its number, and stays what it was', async (platform) => {
  const citizen = city.aCitizen(platform)
  const { order, number } = await city.aReadyOrder(citizen)
  expect(await city.confirm(order)).toBe(true)
  await city.refund(order)
  alarms.length = 0
  await city.rounds(6, 400_000)
  expect(await city.state(citizen, order.id)).toBe('closing')
  expect(await city.billState(citizen, number)).toBe('paying')
  expect((await city.auditOf(`order:${order.id}`)).filter((action) => action === 'payment.refunded-outside')).toHaveLength(1)
  expect(alarms.filter((alarm) => alarm.order === order.id)).toEqual([{ order: order.id, number: order.number }])
})

describe('the bureau', () => {
  afterEach(() => (city.bureau.weather = 'fine'))

  test('while it is down a paid order waits and is settled when it is back', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    expect(await city.confirm(order)).toBe(true)
    expect((await city.notice(order)).accepted).toBe(true)
    city.bureau.weather = 'down'
    await city.rounds(5, 60_000)
    const waiting = await readOrder(city.context, citizen, order.id)
    expect(waiting.state).toBe('paid')
    expect(waiting.timeline[1].detail).toBe('市供水有限公司的系统暂停，恢复后自动销账')
    expect((await ordersWaiting(city.context, citizen.id)).map((one) => one.id)).toEqual([order.id])
    city.bureau.weather = 'fine'
    await city.rounds(2, 60 * 60_000)
    expect(await city.state(citizen, order.id)).toBe('settled')
    const attempts = await city.context.db.query<{ outcome: string }>('select outcome from settle_attempts where order_id = $1 order by at', [order.id])
    expect(attempts.length).toBeGreaterThan(2)
    expect(attempts.at(-1)?.outcome).toBe('settled')
  })

  test('an answer lost after the bureau had booked it ends as one receipt', async () => {
    const citizen = city.aCitizen()
    const { order, reference } = await city.aReadyOrder(citizen)
    expect(await city.confirm(order)).toBe(true)
    expect((await city.notice(order)).accepted).toBe(true)
    city.bureau.weather = 'lost'
    await city.rounds()
    expect((await city.receiptOf(reference))?.payNumber).toBe(order.number)
    city.bureau.weather = 'fine'
    await city.rounds(2, 5000)
    expect(await city.state(citizen, order.id)).toBe('settled')
  })

  test('a bill paid at the counter meanwhile leaves the order paid, in trouble, and says that the money comes back', async () => {
    const citizen = city.aCitizen()
    const { order, bill, reference } = await city.aReadyOrder(citizen)
    await city.payAtCounter(reference, bill.amountInFen)
    expect(await city.confirm(order)).toBe(true)
    expect((await city.notice(order)).accepted).toBe(true)
    await city.rounds(3, 10_000)
    const told = await readOrder(city.context, citizen, order.id)
    expect(told.state).toBe('paid')
    expect(told.timeline[1].detail).toBe('没能销账，5 个工作日内原路退回')
    expect((await city.auditOf(`order:${order.id}`)).filter((action) => action === 'order.not-settled')).toHaveLength(1)
  })

  test('an unpaid bill whose amount changed is updated; paying the amount seen before is refused', async () => {
    const citizen = city.aCitizen()
    const { bill, number } = await city.aFoundBill(citizen)
    expect(bill.amountInFen).toBe(3840)
    // The meter is read again: a ton more.
    await city.household(number, [13])
    await city.advance(11 * 60_000)
    expect(await city.start(citizen, bill.id)).toEqual({ kind: 'platform-refused', words: '账单金额变了，没有扣款。请回到账单看新的金额' })
    const reply = await city.start(citizen, bill.id)
    expect(reply).toMatchObject({ kind: 'ready', order: { amountInFen: 4160 } })
  })

  test('a bill found long ago and paid at the counter since is not paid again', async () => {
    const citizen = city.aCitizen()
    const { bill, reference } = await city.aFoundBill(citizen)
    await city.payAtCounter(reference, bill.amountInFen)
    await city.advance(11 * 60_000)
    expect(await city.start(citizen, bill.id)).toEqual({ kind: 'platform-refused', words: '这笔账单已经不用缴了，没有扣款' })
    expect((await openBills(city.context, citizen.id)).map((one) => one.id)).not.toContain(bill.id)
  })

  test('down while finding bills is said with its telephone; an account that owes nothing is said in the words of the tile', async () => {
    const citizen = city.aCitizen()
    city.bureau.weather = 'down'
    expect(await city.find(citizen, '60010271')).toMatchObject({ kind: 'bureau-down', bureau: '市供水有限公司' })
    city.bureau.weather = 'fine'
    expect(await city.find(citizen, '69999999')).toEqual({ kind: 'nothing', words: '这个户号没有要缴的水费' })
    expect(await city.find(citizen, '户号')).toMatchObject({ kind: 'inputs-wrong', problems: { account: 'wrong-form' } })
  })
})

