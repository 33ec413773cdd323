import { payingCity, type PayingCity } from '../../../test/builders/payments'
import { verifyLedger } from './ledger'
import { checkOrder, readOrder } from './read-order'
import { takeNotice } from './take-notice'

let city: PayingCity
beforeAll(async () => {
  city = await payingCity()
})
afterAll(() => city.context.db.close())

describe('from the bill to the receipt', () => {
  test('a signed notice makes the order paid, the bureau settles it, and each step leaves its audit row and event', async () => {
    const citizen = city.aCitizen()
    const { order, reference } = await city.aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    const answer = await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number))
    expect(answer.status).toBe(200)
    expect(await city.state(citizen, order.id)).toBe('paid')
    await city.rounds()
    const settled = await readOrder(city.context, citizen, order.id)
    expect(settled.state).toBe('settled')
    expect(settled.receiptNumber).toBe(city.bureau.receipts.get(reference)?.receiptNumber)
    expect(settled.timeline.map((step) => [step.title, step.state])).toEqual([['扣款', 'done'], ['销账', 'done'], ['票据', 'done']])
    expect(await city.auditOf(`order:${order.id}`)).toEqual(['order.created', 'order.awaiting', 'order.paid', 'order.settled'])
    const events = await city.context.db.query<{ name: string }>(`select name from outbox where payload->>'orderId' = $1 order by seq`, [order.id])
    expect(events.map((event) => event.name)).toEqual(['payment.paid', 'payment.settled'])
  })

  test('a repeated notice does not pay twice', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    const notice = city.platforms.wechat.notice(order.number)
    const answers = await Promise.all(Array.from({ length: 6 }, () => takeNotice(city.context, 'wechat', notice)))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200])
    await city.rounds()
    await takeNotice(city.context, 'wechat', notice)
    const entries = await city.context.db.query('select posting from ledger_entries where order_id = $1', [order.id])
    expect(entries).toHaveLength(4)
    expect(await city.auditOf(`order:${order.id}`)).toEqual(['order.created', 'order.awaiting', 'order.paid', 'order.settled'])
  })

  test('a notice with another amount changes nothing and leaves an audit row', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    const answer = await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number, { amountInFen: 1 }))
    expect(answer.status).toBe(400)
    expect(await city.state(citizen, order.id)).toBe('awaiting')
    expect(await city.auditOf(`order:${order.id}`)).toContain('payment.refused')
  })

  test('a forged notice, and one for an order we never made, are refused', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    expect((await takeNotice(city.context, 'wechat', city.platforms.wechat.forged(order.number))).status).toBe(400)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    // Genuine, but brought to the other platform's door: the number is not one of its orders.
    expect((await takeNotice(city.context, 'alipay', city.platforms.wechat.notice(order.number))).status).toBe(400)
    expect(await city.state(citizen, order.id)).toBe('awaiting')
  })

  test('when the notice is lost, the question to the platform heals the order', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    await city.rounds(8)
    expect(await city.state(citizen, order.id)).toBe('settled')
  })

  test('the client that saw success makes the server ask, but never decides', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    const before = await checkOrder(city.context, citizen, { id: order.id, saw: 'finished' })
    expect(before.state).toBe('awaiting')
    expect(before.asked).toBe(1)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    city.context.clock.advance(2000)
    expect((await checkOrder(city.context, citizen, { id: order.id, saw: 'finished' })).state).toBe('paid')
  })

  test('asking a hundred times at once asks the platform once', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    const before = city.platforms.wechat.asked
    await Promise.all(Array.from({ length: 100 }, () => checkOrder(city.context, citizen, { id: order.id, saw: 'unknown' })))
    expect(city.platforms.wechat.asked - before).toBe(1)
  })
})

describe('giving up and running out', () => {
  test('a cancel at the cashier closes the order at the platform and gives the bill back', async () => {
    const citizen = city.aCitizen()
    const { order, bill, number } = await city.aReadyOrder(citizen)
    const closed = await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })
    expect(closed.state).toBe('closed')
    expect(closed.timeline[0].detail).toBe('账单还在，11 月 30 日 周一前缴')
    expect(city.platforms.wechat.trades.get(order.number)?.state).toBe('closed')
    expect(await city.billState(citizen, number)).toBe('unpaid')
    const again = await city.start(citizen, bill.id)
    expect(again.kind).toBe('ready')
    expect(again.kind === 'ready' && again.order.number).not.toBe(order.number)
  })

  test('a client that says cancelled though it paid is not believed', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    city.platforms.wechat.confirm(order.number, city.context.clock.now())
    expect((await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })).state).toBe('paid')
  })

  test('an order nobody pays is closed at its deadline, not before', async () => {
    const citizen = city.aCitizen()
    const { order, number } = await city.aReadyOrder(citizen)
    await city.rounds(6, 4 * 60_000)
    expect(await city.state(citizen, order.id)).toBe('awaiting')
    await city.rounds(3, 4 * 60_000)
    expect(await city.state(citizen, order.id)).toBe('closed')
    expect(await city.billState(citizen, number)).toBe('unpaid')
  })

  test('while the platform does not confirm the close, the bill stays taken and the words stay honest', async () => {
    const citizen = city.aCitizen()
    const { order, bill } = await city.aReadyOrder(citizen)
    city.platforms.wechat.weather.close = 'dead'
    const closing = await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })
    expect(closing.state).toBe('closing')
    expect(closing.timeline[0].detail).toBe('正在向微信支付核实，已问 1 次')
    expect((await city.start(citizen, bill.id)).kind).toBe('being-verified')
    city.platforms.wechat.weather.close = 'fine'
    await city.rounds(2, 10_000)
    expect(await city.state(citizen, order.id)).toBe('closed')
  })

  test('money that comes after the close is settled all the same', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })
    Object.assign(city.platforms.wechat.trades.get(order.number) as object, { state: 'paid', paidAt: city.context.clock.now() })
    expect((await takeNotice(city.context, 'wechat', city.platforms.wechat.notice(order.number))).status).toBe(200)
    await city.rounds()
    expect(await city.state(citizen, order.id)).toBe('settled')
  })
})

describe('others', () => {
  test("another citizen's bill and order do not exist for this one, and the no is written down", async () => {
    const [owner, stranger] = [city.aCitizen(), city.aCitizen()]
    const { order, bill } = await city.aReadyOrder(owner)
    await expect(readOrder(city.context, stranger, order.id)).rejects.toMatchObject({ code: 'order-not-found' })
    await expect(checkOrder(city.context, stranger, { id: order.id, saw: 'finished' })).rejects.toMatchObject({ code: 'order-not-found' })
    await expect(city.start(stranger, bill.id)).rejects.toMatchObject({ code: 'bill-not-found' })
    expect(await city.auditOf(`order:${order.id}`)).toContain('access.refused')
    expect(await city.auditOf(`bill:${bill.id}`)).toContain('access.refused')
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
