import { aBureauBill } from '../../../test/fakes/bill-bureau'
import { payingCity, type PayingCity } from '../../../test/builders/payments'
import type { Citizen } from '../identity'
import { verifyLedger } from './ledger'
import { checkOrder, readOrder } from './read-order'
import { startPayment } from './start-payment'
import { takeNotice } from './take-notice'
import { openBills, ordersWaiting } from './waiting'

let city: PayingCity
let account = 0
beforeAll(async () => {
  city = await payingCity()
})
afterAll(() => city.context.db.close())

/** A household of its own for each test. */
async function aFoundBill(citizen: Citizen, amountInFen = 3840) {
  account += 1
  const number = `7000${account}`
  city.bureau.bills.set(number, [aBureauBill({ reference: `W-${account}`, amountInFen })])
  const reply = await city.find(citizen, number)
  if (reply.kind !== 'bills') throw new Error(reply.kind)
  return { bill: reply.bills[0], number, reference: `W-${account}` }
}

let keys = 0
const start = (citizen: Citizen, billId: string, requestKey = `request-${(keys += 1)}`) => startPayment(city.context, citizen, { billId, requestKey })

async function aReadyOrder(citizen: Citizen) {
  const found = await aFoundBill(citizen)
  const reply = await start(citizen, found.bill.id)
  if (reply.kind !== 'ready') throw new Error(reply.kind)
  return { ...found, order: reply.order }
}
const auditOf = async (subject: string) => (await city.context.db.query<{ action: string; reason: string | null }>('select action, reason from audit_rows where subject = $1 order by at, id', [subject])).map((row) => row.action)
const state = async (citizen: Citizen, id: string) => (await readOrder(city.context, citizen, id)).state
const billState = async (citizen: Citizen, number: string) => {
  const reply = await city.find(citizen, number)
  return reply.kind === 'bills' ? reply.bills[0].state : reply.kind
}

describe('from the bill to the receipt', () => {
  test('a signed notice makes the order paid, the bureau settles it, and each step leaves its audit row and event', async () => {
    const citizen = city.aCitizen()
    const { order, reference } = await aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    const answer = await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number))
    expect(answer.status).toBe(200)
    expect(await state(citizen, order.id)).toBe('paid')
    await city.rounds()
    const settled = await readOrder(city.context, citizen, order.id)
    expect(settled.state).toBe('settled')
    expect(settled.receiptNumber).toBe(city.bureau.receipts.get(reference)?.receiptNumber)
    expect(settled.timeline.map((step) => [step.title, step.state])).toEqual([['扣款', 'done'], ['销账', 'done'], ['票据', 'done']])
    expect(await auditOf(`order:${order.id}`)).toEqual(['order.created', 'order.awaiting', 'order.paid', 'order.settled'])
    const events = await city.context.db.query<{ name: string }>(`select name from outbox where payload->>'orderId' = $1 order by seq`, [order.id])
    expect(events.map((event) => event.name)).toEqual(['payment.paid', 'payment.settled'])
  })

  test('a repeated notice does not pay twice', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    const notice = city.platforms.wechat.notice(order.number)
    const answers = await Promise.all(Array.from({ length: 6 }, () => takeNotice(city.context, 'wechat', notice)))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200])
    await city.rounds()
    await takeNotice(city.context, 'wechat', notice)
    const entries = await city.context.db.query('select posting from ledger_entries where order_id = $1', [order.id])
    expect(entries).toHaveLength(4)
    expect(await auditOf(`order:${order.id}`)).toEqual(['order.created', 'order.awaiting', 'order.paid', 'order.settled'])
  })

  test('a notice with another amount changes nothing and leaves an audit row', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    const answer = await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number, { amountInFen: 1 }))
    expect(answer.status).toBe(400)
    expect(await state(citizen, order.id)).toBe('awaiting')
    expect(await auditOf(`order:${order.id}`)).toContain('payment.refused')
  })

  test('a forged notice, and one for an order we never made, are refused', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    expect((await takeNotice(city.context, 'wechat', city.platforms.wechat.forged(order.number))).status).toBe(400)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    // Genuine, but brought to the other platform's door: the number is not one of its orders.
    expect((await takeNotice(city.context, 'alipay', city.platforms.wechat.notice(order.number))).status).toBe(400)
    expect(await state(citizen, order.id)).toBe('awaiting')
  })

  test('when the notice is lost, the question to the platform heals the order', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    await city.rounds(8)
    expect(await state(citizen, order.id)).toBe('settled')
  })

  test('the client that saw success makes the server ask, but never decides', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    const before = await checkOrder(city.context, citizen, { id: order.id, saw: 'finished' })
    expect(before.state).toBe('awaiting')
    expect(before.asked).toBe(1)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    city.context.clock.advance(2000)
    expect((await checkOrder(city.context, citizen, { id: order.id, saw: 'finished' })).state).toBe('paid')
  })

  test('asking a hundred times at once asks the platform once', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    const before = city.platforms.wechat.asked
    await Promise.all(Array.from({ length: 100 }, () => checkOrder(city.context, citizen, { id: order.id, saw: 'unknown' })))
    expect(city.platforms.wechat.asked - before).toBe(1)
  })
})

describe('giving up and running out', () => {
  test('a cancel at the cashier closes the order at the platform and gives the bill back', async () => {
    const citizen = city.aCitizen()
    const { order, bill, number } = await aReadyOrder(citizen)
    const closed = await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })
    expect(closed.state).toBe('closed')
    expect(closed.timeline[0].detail).toBe('账单还在，11 月 30 日 周一前缴')
    expect(city.platforms.wechat.trades.get(order.number)?.state).toBe('closed')
    expect(await billState(citizen, number)).toBe('unpaid')
    const again = await start(citizen, bill.id)
    expect(again.kind).toBe('ready')
    expect(again.kind === 'ready' && again.order.number).not.toBe(order.number)
  })

  test('a client that says cancelled though it paid is not believed', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    expect((await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })).state).toBe('paid')
  })

  test('an order nobody pays is closed at its deadline, not before', async () => {
    const citizen = city.aCitizen()
    const { order, number } = await aReadyOrder(citizen)
    await city.rounds(6, 4 * 60_000)
    expect(await state(citizen, order.id)).toBe('awaiting')
    await city.rounds(3, 4 * 60_000)
    expect(await state(citizen, order.id)).toBe('closed')
    expect(await billState(citizen, number)).toBe('unpaid')
  })

  test('while the platform does not confirm the close, the bill stays taken and the words stay honest', async () => {
    const citizen = city.aCitizen()
    const { order, bill } = await aReadyOrder(citizen)
    city.platforms.wechat.weather.close = 'dead'
    const closing = await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })
    expect(closing.state).toBe('closing')
    expect(closing.timeline[0].detail).toBe('正在向微信支付核实，已问 1 次')
    expect((await start(citizen, bill.id)).kind).toBe('being-verified')
    city.platforms.wechat.weather.close = 'fine'
    await city.rounds(2, 10_000)
    expect(await state(citizen, order.id)).toBe('closed')
  })

  test('money that comes after the close is settled all the same', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })
    Object.assign(city.platforms.wechat.trades.get(order.number) as object, { state: 'paid', paidAt: city.context.clock.now() })
    expect((await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number))).status).toBe(200)
    await city.rounds()
    expect(await state(citizen, order.id)).toBe('settled')
  })
})

describe('two at once', () => {
  test('ten taps with one key, and ten with ten keys, make one order', async () => {
    const citizen = city.aCitizen()
    const { bill } = await aFoundBill(citizen)
    const same = Array.from({ length: 10 }, () => start(citizen, bill.id, 'the-same-request'))
    const other = Array.from({ length: 10 }, () => start(citizen, bill.id))
    const replies = await Promise.all([...same, ...other])
    const numbers = new Set(replies.map((reply) => (reply.kind === 'ready' ? reply.order.number : reply.kind)))
    expect(numbers.size).toBe(1)
    expect(await city.context.db.query('select id from orders where bill_id = $1', [bill.id])).toHaveLength(1)
  })

  test('two citizens who pay one bill at once get one cashier between them, and the other is told so', async () => {
    const [first, second] = [city.aCitizen('wechat'), city.aCitizen('alipay')]
    const { bill, number } = await aFoundBill(first)
    await city.find(second, number)
    const replies = await Promise.all([start(first, bill.id), start(second, bill.id)])
    expect(replies.map((reply) => reply.kind).sort()).toEqual(['platform-refused', 'ready'])
  })

  test('the same citizen on the other platform is shown the order that is under way', async () => {
    const citizen = city.aCitizen('wechat')
    const { bill, order } = await aReadyOrder(citizen)
    const reply = await start({ ...citizen, platform: 'alipay', platformUserId: 'other' }, bill.id)
    expect(reply).toMatchObject({ kind: 'being-verified', order: { id: order.id } })
  })

  test('a key used for another bill is a fault', async () => {
    const citizen = city.aCitizen()
    const [one, two] = [await aFoundBill(citizen), await aFoundBill(citizen)]
    await start(citizen, one.bill.id, 'a-reused-request')
    await expect(start(citizen, two.bill.id, 'a-reused-request')).rejects.toMatchObject({ code: 'request-reused' })
  })
})

describe('the platform refuses or falls silent', () => {
  const weather = () => city.platforms.wechat.weather
  afterEach(() => Object.assign(weather(), { pay: 'fine', query: 'fine', close: 'fine' }))

  test('a refusal that the query confirms frees the bill at once', async () => {
    const citizen = city.aCitizen()
    const { bill, number } = await aFoundBill(citizen)
    weather().pay = 'refusing'
    expect(await start(citizen, bill.id)).toEqual({ kind: 'platform-refused', words: '没有接受这笔订单，没有扣款' })
    expect(await billState(citizen, number)).toBe('unpaid')
  })

  test('an order whose answer was lost goes on with the next tap, as the same order', async () => {
    const citizen = city.aCitizen()
    const { bill } = await aFoundBill(citizen)
    weather().pay = 'lost'
    const first = await start(citizen, bill.id)
    expect(first).toMatchObject({ kind: 'being-verified', order: { state: 'created' } })
    weather().pay = 'fine'
    const second = await start(citizen, bill.id)
    expect(second).toMatchObject({ kind: 'ready', order: { number: first.kind === 'being-verified' && first.order.number } })
  })

  test.each(['lost', 'dead'] as const)('an order whose create was %s and that nobody goes on with is closed and the bill is free again', async (what) => {
    const citizen = city.aCitizen()
    const { bill, number } = await aFoundBill(citizen)
    weather().pay = what
    await start(citizen, bill.id)
    await city.rounds(1, 31_000)
    expect(await billState(citizen, number)).toBe('unpaid')
    expect([...city.platforms.wechat.trades.values()].filter((trade) => trade.userId === citizen.platformUserId && trade.state === 'unpaid')).toHaveLength(0)
  })
})

describe('the bureau', () => {
  afterEach(() => (city.bureau.weather = 'fine'))

  test('while it is down a paid order waits and is settled when it is back', async () => {
    const citizen = city.aCitizen()
    const { order } = await aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number))
    city.bureau.weather = 'down'
    await city.rounds(5, 60_000)
    const waiting = await readOrder(city.context, citizen, order.id)
    expect(waiting.state).toBe('paid')
    expect(waiting.timeline[1].detail).toBe('供水公司的系统暂停，恢复后自动销账')
    expect((await ordersWaiting(city.context, citizen.id)).map((one) => one.id)).toEqual([order.id])
    city.bureau.weather = 'fine'
    await city.rounds(2, 60 * 60_000)
    expect(await state(citizen, order.id)).toBe('settled')
    const attempts = await city.context.db.query<{ outcome: string }>('select outcome from settle_attempts where order_id = $1 order by at', [order.id])
    expect(attempts.length).toBeGreaterThan(2)
    expect(attempts.at(-1)?.outcome).toBe('settled')
  })

  test('an answer lost after the bureau had booked it ends as one receipt', async () => {
    const citizen = city.aCitizen()
    const { order, reference } = await aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number))
    city.bureau.weather = 'lost'
    await city.rounds()
    expect(city.bureau.receipts.get(reference)?.orderNumber).toBe(order.number)
    city.bureau.weather = 'fine'
    await city.rounds(2, 5000)
    expect(await state(citizen, order.id)).toBe('settled')
  })

  test('a bill paid at the counter meanwhile leaves the order paid, in trouble, and says that the money comes back', async () => {
    const citizen = city.aCitizen()
    const { order, reference } = await aReadyOrder(citizen)
    city.bureau.payAtCounter(reference)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number))
    await city.rounds(3, 10_000)
    const told = await readOrder(city.context, citizen, order.id)
    expect(told.state).toBe('paid')
    expect(told.timeline[1].detail).toBe('没能销账，5 个工作日内原路退回')
    expect((await auditOf(`order:${order.id}`)).filter((action) => action === 'order.not-settled')).toHaveLength(1)
  })

  test('an unpaid bill whose amount changed is updated; paying the amount seen before is refused', async () => {
    const citizen = city.aCitizen()
    const { bill, number, reference } = await aFoundBill(citizen, 3840)
    city.bureau.bills.set(number, [aBureauBill({ reference, amountInFen: 4000 })])
    city.context.clock.advance(11 * 60_000)
    expect(await start(citizen, bill.id)).toEqual({ kind: 'platform-refused', words: '账单金额变了，没有扣款。请回到账单看新的金额' })
    const reply = await start(citizen, bill.id)
    expect(reply).toMatchObject({ kind: 'ready', order: { amountInFen: 4000 } })
  })

  test('a bill found long ago and paid at the counter since is not paid again', async () => {
    const citizen = city.aCitizen()
    const { bill, reference } = await aFoundBill(citizen)
    city.bureau.payAtCounter(reference)
    city.context.clock.advance(11 * 60_000)
    expect(await start(citizen, bill.id)).toEqual({ kind: 'platform-refused', words: '这笔账单已经不用缴了，没有扣款' })
    expect((await openBills(city.context, citizen.id)).map((one) => one.id)).not.toContain(bill.id)
  })

  test('down while finding bills is said with its telephone; an account that owes nothing is said in the words of the tile', async () => {
    const citizen = city.aCitizen()
    city.bureau.weather = 'down'
    expect(await city.find(citizen, '60010271')).toMatchObject({ kind: 'bureau-down', bureau: '供水公司' })
    city.bureau.weather = 'fine'
    expect(await city.find(citizen, '69999999')).toEqual({ kind: 'nothing', words: '这个户号没有要缴的水费' })
    expect(await city.find(citizen, '户号')).toMatchObject({ kind: 'inputs-wrong', problems: { account: 'wrong-form' } })
  })
})

describe('others', () => {
  test("another citizen's bill and order do not exist for this one, and the no is written down", async () => {
    const [owner, stranger] = [city.aCitizen(), city.aCitizen()]
    const { order, bill } = await aReadyOrder(owner)
    await expect(readOrder(city.context, stranger, order.id)).rejects.toMatchObject({ code: 'order-not-found' })
    await expect(checkOrder(city.context, stranger, { id: order.id, saw: 'finished' })).rejects.toMatchObject({ code: 'order-not-found' })
    await expect(start(stranger, bill.id)).rejects.toMatchObject({ code: 'bill-not-found' })
    expect(await auditOf(`order:${order.id}`)).toContain('access.refused')
    expect(await auditOf(`bill:${bill.id}`)).toContain('access.refused')
  })

  test('after all this the ledger balances to the fen', async () => {
    const check = await verifyLedger(city.context.db)
    expect(check.differences).toEqual([])
    expect(check.balanced).toBe(true)
    expect(check.accounts.length).toBeGreaterThan(1)
  })

  test('a ledger that was tampered with no longer verifies', async () => {
    const [order] = await city.context.db.query<{ id: string }>(`select id from orders where state = 'awaiting' limit 1`)
    await city.context.db.query(`insert into ledger_entries (id, order_id, posting, account, amount_in_fen, at) values ($1, $2, 'paid', 'platform:wechat', 5, now())`, [city.context.newId(), order.id])
    expect((await verifyLedger(city.context.db)).balanced).toBe(false)
  })
})
