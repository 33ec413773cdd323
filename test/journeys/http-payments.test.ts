/** Money: paid only by the platform's own fact, settled with the bureau exactly once, whatever notices and clients say. */
import { calls } from '#contract/api/calls'
import type { Order } from '#contract/api/payments'
import { anOpenOrder, water, waterAccounts, waterBills } from '../setup/first-steps'
import { aRequestKey, aSignedIn, control, eventually, type HttpCitizen, read, untilSettled } from '../setup/http-citizen'
import { type Stack, startStack } from '../setup/stack'

jest.setTimeout(60_000)

interface SandboxOrder { platform: string; orderNumber: string; state: string; notices: { state: string; attempts: unknown[] }[] }

describe.each(['wechat', 'alipay'] as const)('paying a water bill with %s', (platform) => {
  let stack: Stack
  beforeAll(async () => {
    stack = await startStack()
  }, 90_000)
  afterAll(() => stack?.stop())
  afterEach(async () => {
    await control(stack, 'notices', { mode: 'normal' })
    await control(stack, 'cashier', { platform, result: 'honest' })
    await control(stack, 'bureaus/yunpu/water', { mode: 'up' })
  })

  const receiptsIn = async (city: string) => JSON.stringify(await read(`${stack.sandboxUrl}/controls/bureaus/${city}/water/receipts`))
  /** How often the water company booked this order, in either city. */
  const receiptsOf = async (order: Order) => `${await receiptsIn('yunpu')}${await receiptsIn('songling')}`.split(order.number).length - 1
  const atPlatform = async (order: Order) => (await read<{ orders: SandboxOrder[] }>(`${stack.sandboxUrl}/controls/orders`)).orders.find(({ orderNumber }) => orderNumber === order.number)
  const orderNow = (citizen: HttpCitizen, order: Order) => citizen.must(calls.order, { params: { order: order.id } })
  const report = (citizen: HttpCitizen, order: Order, cashier: 'finished' | 'cancelled' | 'unknown') => citizen.must(calls.checkOrder, { params: { order: order.id }, body: { cashier } })

  it('paid at the cashier becomes settled, with one receipt, and the bill is gone', async () => {
    const citizen = await aSignedIn(stack, 'chen-zhixia', platform)
    const { bill, order, cashier } = await anOpenOrder(citizen)
    await citizen.payAtCashier(cashier, 'confirm')
    const settled = await untilSettled(citizen, order.id)
    expect(settled.receiptNumber).toBeTruthy()
    expect(await receiptsOf(order)).toBe(1)
    expect((await citizen.must(calls.bill, { params: { bill: bill.id } })).state).toBe('paid')
    const again = await citizen.must(calls.startPayment, { body: { billId: bill.id, requestKey: aRequestKey() } })
    expect(again).toMatchObject({ kind: 'already-paid', order: { id: order.id } })
  })

  it('a double tap makes one order at the platform', async () => {
    const citizen = await aSignedIn(stack, 'lin-yuan', platform)
    const bill = (await waterBills(citizen)).find(({ state }) => state === 'unpaid')!
    const requestKey = aRequestKey()
    const keys = [requestKey, requestKey, aRequestKey(), aRequestKey()]
    const started = await Promise.all(keys.map((key) => citizen.must(calls.startPayment, { body: { billId: bill.id, requestKey: key } })))
    const numbers = new Set(started.flatMap((one) => ('order' in one ? [one.order.number] : [])))
    expect(numbers.size).toBe(1)
    const { orders } = await citizen.must(calls.orders)
    expect(orders.filter(({ billId }) => billId === bill.id)).toHaveLength(1)
  })

  it("another citizen's order and bill look like ones that do not exist, and stay untouched", async () => {
    const owner = await aSignedIn(stack, 'zhou-lan', platform)
    const { order, bill } = await anOpenOrder(owner)
    const stranger = await aSignedIn(stack, 'he-xiaoman', platform)
    const refused = { status: 404, fault: { code: 'order-not-found' } }
    expect(await stranger.call(calls.order, { params: { order: order.id } })).toMatchObject(refused)
    expect(await stranger.call(calls.checkOrder, { params: { order: order.id }, body: { cashier: 'finished' } })).toMatchObject(refused)
    expect(await stranger.call(calls.bill, { params: { bill: bill.id } })).toMatchObject({ status: 404 })
    expect((await orderNow(owner, order)).state).toBe('awaiting')
    await report(owner, order, 'cancelled')
  })

  it('a cancelled cashier charges nothing and the bill can be paid afterwards', async () => {
    const citizen = await aSignedIn(stack, 'zhou-lan', platform)
    const { bill, order, cashier } = await anOpenOrder(citizen)
    await citizen.payAtCashier(cashier, 'cancel')
    await report(citizen, order, 'cancelled')
    expect((await orderNow(citizen, order)).state).not.toMatch(/paid|settled/)
    const again = await eventually(
      () => citizen.must(calls.startPayment, { body: { billId: bill.id, requestKey: aRequestKey() } }),
      (one) => one.kind === 'ready', { what: 'the bill can be paid again' },
    )
    if (again.kind !== 'ready') throw new Error(again.kind)
    await citizen.payAtCashier(again.cashier as unknown as Record<string, unknown>, 'confirm')
    await untilSettled(citizen, again.order.id)
  })

  it("the client's word alone never makes an order paid", async () => {
    const citizen = await aSignedIn(stack, 'lin-yuan', platform)
    await control(stack, 'cashier', { platform, result: 'says-paid-but-unpaid' })
    const { order, cashier } = await anOpenOrder(citizen)
    await citizen.payAtCashier(cashier, 'confirm')
    const told = await report(citizen, order, 'finished')
    expect(told.state).toBe('awaiting')
    expect(await receiptsOf(order)).toBe(0)
    await control(stack, 'cashier', { platform, result: 'honest' })
    await citizen.payAtCashier(cashier, 'confirm')
    await untilSettled(citizen, order.id)
  })

  it('a client that says cancelled although it paid is healed by asking the platform', async () => {
    const citizen = await aSignedIn(stack, 'lin-yuan', platform)
    await control(stack, 'cashier', { platform, result: 'says-cancelled-but-paid' })
    await control(stack, 'notices', { mode: 'drop' })
    const { order, cashier } = await anOpenOrder(citizen)
    await citizen.payAtCashier(cashier, 'confirm')
    await report(citizen, order, 'cancelled')
    await untilSettled(citizen, order.id)
    expect(await receiptsOf(order)).toBe(1)
  })

  it('a forged notice and one with another amount change nothing and are answered with a no', async () => {
    const citizen = await aSignedIn(stack, 'lin-yuan', platform)
    const { order, cashier } = await anOpenOrder(citizen, { city: 'songling', account: '82000415' })
    const forged = await control(stack, 'notices/forge', { platform, orderNumber: order.number })
    expect(JSON.stringify(forged)).not.toMatch(/"accepted":true/)
    expect((await orderNow(citizen, order)).state).toBe('awaiting')
    await control(stack, 'notices', { mode: 'wrong-amount', orderNumber: order.number, platform })
    await citizen.payAtCashier(cashier, 'confirm')
    const notices = (await eventually(() => atPlatform(order), (one) => (one?.notices[0]?.attempts.length ?? 0) > 0, { what: 'a notice was sent' }))!.notices
    expect(notices.every(({ state }) => state !== 'accepted')).toBe(true)
    // The true amount is known by asking; only then it is settled, and once.
    await untilSettled(citizen, order.id, 40_000)
    expect(await receiptsOf(order)).toBe(1)
  })

  it('a notice repeated many times settles once; a late one finds the order settled', async () => {
    const payer = await aSignedIn(stack, 'chen-zhixia', platform)
    await control(stack, 'notices', { mode: 'repeat', platform })
    const { order, cashier } = await anOpenOrder(payer)
    await payer.payAtCashier(cashier, 'confirm')
    await untilSettled(payer, order.id)
    expect(await receiptsOf(order)).toBe(1)
  })

  it('a bureau that is down after the payment gets the money when it is back, once and by itself', async () => {
    const citizen = await aSignedIn(stack, 'he-xiaoman', platform)
    const { order, cashier } = await anOpenOrder(citizen, { city: 'songling', account: '82001163' })
    await control(stack, 'bureaus/songling/water', { mode: 'down' })
    await citizen.payAtCashier(cashier, 'confirm')
    const paid = await eventually(() => orderNow(citizen, order), ({ state }) => state === 'paid', { what: 'paid while the bureau is down' })
    expect(paid.settledAt).toBeUndefined()
    await control(stack, 'bureaus/songling/water', { mode: 'up' })
    await untilSettled(citizen, order.id, 40_000)
    expect(await receiptsOf(order)).toBe(1)
  })

  it('a citizen without bills is told so in words', async () => {
    const citizen = await aSignedIn(stack, 'he-xiaoman', platform)
    const found = await citizen.must(calls.findBills, { params: water, body: { flow: 'pay', inputs: { account: waterAccounts['he-xiaoman'] } } })
    expect(found).toMatchObject({ kind: 'nothing' })
  })
})
