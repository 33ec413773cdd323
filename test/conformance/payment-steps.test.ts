/** Each step of a payment and what it leaves behind, against the sandbox over HTTP. */
import { displayDate } from '#contract/dates'
import { verifyLedger } from '../../server/modules/payments/ledger'
import { checkOrder, readOrder } from '../../server/modules/payments/read-order'
import { takeNotice } from '../../server/modules/payments/take-notice'
import type { RawNotice } from '../../server/platforms/gateway'
import { payingCity, type PayingCity } from '../builders/payments'

let city: PayingCity
beforeAll(async () => {
  city = await payingCity()
})
afterAll(() => city.close())

describe('from the bill to the receipt', () => {
  test('a signed notice makes the order paid, the bureau settles it, and each step leaves its audit row and event', async () => {
    const citizen = city.aCitizen()
    const { order, reference } = await city.aReadyOrder(citizen)
    expect(await city.confirm(order)).toBe(true)
    expect(await city.notice(order)).toMatchObject({ accepted: true, status: 204 })
    expect(await city.state(citizen, order.id)).toBe('paid')
    await city.rounds()
    const settled = await readOrder(city.context, citizen, order.id)
    expect(settled.state).toBe('settled')
    expect(settled.receiptNumber).toBe((await city.receiptOf(reference))?.receiptNumber)
    expect(settled.timeline.map((step) => [step.title, step.state])).toEqual([['扣款', 'done'], ['销账', 'done'], ['票据', 'done']])
    expect(await city.auditOf(`order:${order.id}`)).toEqual(['order.created', 'order.awaiting', 'order.paid', 'order.settled'])
    const events = await city.context.db.query<{ name: string }>(`select name from outbox where payload->>'orderId' = $1 order by seq`, [order.id])
    expect(events.map((event) => event.name)).toEqual(['payment.paid', 'payment.settled'])
  })

  test('a repeated notice does not pay twice', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    expect(await city.confirm(order)).toBe(true)
    const answers = await Promise.all(Array.from({ length: 6 }, () => city.notice(order)))
    expect(answers.map((answer) => answer.accepted)).toEqual([true, true, true, true, true, true])
    await city.rounds()
    expect((await city.notice(order)).accepted).toBe(true)
    const entries = await city.context.db.query('select posting from ledger_entries where order_id = $1', [order.id])
    expect(entries).toHaveLength(4)
    expect(await city.auditOf(`order:${order.id}`)).toEqual(['order.created', 'order.awaiting', 'order.paid', 'order.settled'])
  })

  test('a notice with another amount changes nothing and leaves an audit row', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    expect(await city.confirm(order)).toBe(true)
    expect(await city.notice(order, true)).toMatchObject({ accepted: false, status: 400 })
    expect(await city.state(citizen, order.id)).toBe('awaiting')
    expect(await city.auditOf(`order:${order.id}`)).toContain('payment.refused')
  })

  test('a forged notice, and one for an order we never made, are refused', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    expect(await city.forgedNotice(order)).toMatchObject({ accepted: false, status: 400 })
    expect(await city.state(citizen, order.id)).toBe('awaiting')
    // Genuine, but for a number that is not one of our orders.
    const stray = { number: '20261124093001000000', platform: 'wechat' as const }
    const request = { orderNumber: stray.number, amountInFen: 3840, title: '水费', userId: citizen.platformUserId, notifyUrl: city.world.notifyUrl('wechat'), expiresAt: new Date(city.world.now() + 60_000) }
    expect((await city.platforms.wechat.gateway.pay(request)).kind).toBe('ready')
    expect(await city.confirm(stray)).toBe(true)
    expect(await city.notice(stray)).toMatchObject({ accepted: false, status: 400 })
    const refusals = await city.context.db.query<{ reason: string }>(`select reason from audit_rows where action = 'notice.refused' order by at, id`)
    expect(refusals.map((row) => row.reason)).toEqual(['signature', 'unknown-order'])
  })

  test("a genuine notice that is brought to the other platform's door is refused there", async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    expect(await city.confirm(order)).toBe(true)
    const brought: RawNotice[] = []
    const { by } = city.world.read
    city.world.read.by = (notice) => (brought.push(notice), { status: 500, body: '', contentType: 'text/plain' })
    expect((await city.notice(order)).accepted).toBe(false)
    city.world.read.by = by
    expect((await takeNotice(city.context, 'alipay', brought[0])).status).toBe(400)
    expect(await city.state(citizen, order.id)).toBe('awaiting')
    expect((await takeNotice(city.context, 'wechat', brought[0])).status).toBe(204)
    expect(await city.state(citizen, order.id)).toBe('paid')
  })

  test('when the notice is lost, the question to the platform heals the order', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    expect(await city.confirm(order)).toBe(true)
    await city.rounds(8)
    expect(await city.state(citizen, order.id)).toBe('settled')
  })

  test('the client that saw success makes the server ask, but never decides', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    const before = await checkOrder(city.context, citizen, { id: order.id, saw: 'finished' })
    expect(before.state).toBe('awaiting')
    expect(before.asked).toBe(1)
    expect(await city.confirm(order)).toBe(true)
    await city.advance(2000)
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
    expect(closed.timeline[0].detail).toBe(`账单还在，${displayDate(String(bill.dueOn))}前缴`)
    expect((await city.trades()).get(order.number)).toBe('closed')
    expect(await city.billState(citizen, number)).toBe('unpaid')
    const again = await city.start(citizen, bill.id)
    expect(again.kind).toBe('ready')
    expect(again.kind === 'ready' && again.order.number).not.toBe(order.number)
  })

  test('a client that says cancelled though it paid is not believed', async () => {
    const citizen = city.aCitizen()
    const { order } = await city.aReadyOrder(citizen)
    expect(await city.confirm(order)).toBe(true)
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
    // The platform says that it has closed the order, and a cashier that was open all the while still pays it.
    city.platforms.wechat.weather.close = 'false-yes'
    expect((await checkOrder(city.context, citizen, { id: order.id, saw: 'cancelled' })).state).toBe('closed')
    city.platforms.wechat.weather.close = 'fine'
    expect(await city.confirm(order)).toBe(true)
    expect((await city.notice(order)).accepted).toBe(true)
    await city.rounds()
    expect(await city.state(citizen, order.id)).toBe('settled')
  })
})

describe('others', () => {
  test("another citizen's bill and order do not exist for this one, and the no is written down", async () => {
    const [owner, stranger] = [city.aCitizen(), city.aCitizen('wechat', 'lin-yuan')]
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
