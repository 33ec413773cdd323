/** Paying for real: the server over HTTP, the sandbox's platforms and bureaus over HTTP, the same stories on both platforms. */
import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import type { Bill, FindBillsReply, Order, StartPaymentReply } from '#contract/api/payments'
import { platformNames, type PlatformName } from '#contract/api/shared'
import { buildApp } from '../../server/app'
import { buildConnectors } from '../../server/connectors/registry'
import { citiesToPublish } from '../../server/db/seed'
import { paymentsJobs, verifyLedger } from '../../server/modules/payments'
import { verifyChain } from '../../server/modules/audit'
import { gatewaySettings } from '../../server/platforms/settings'
import { outsideWorld, type OutsideWorld } from '../builders/outside-world'
import { aSeededContext } from '../builders/seeded'
import { aConfig, type MovingClock, type TestContext } from '../builders/context'

const chen = 'chen-zhixia'
const unlimited = { burst: 10_000, perSecond: 10_000 }
/** Each story pays a bill of its own. */
const accounts = [
  ['yunpu', '60010271'], ['yunpu', '60010271'], ['yunpu', '60010388'], ['yunpu', '60010388'], ['yunpu', '60010388'],
  ['yunpu', '60009906'], ['songling', '82000415'], ['songling', '82001163'], ['songling', '82001163'], ['songling', '82000027'],
] as const

let world: OutsideWorld
beforeAll(async () => {
  world = await outsideWorld()
})
afterAll(() => world.close())

/** Runs with the wall, as signatures must, and can be moved on. */
function flowingClock(): MovingClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (ms) => void (ahead += ms),
    set: (instant) => void (ahead = new Date(instant).getTime() - Date.now()),
  }
}

interface Stage {
  context: TestContext
  app: FastifyInstance
  close(): Promise<void>
}
async function stage(): Promise<Stage> {
  const bureauUrls = JSON.parse(world.named.BUREAU_URLS) as Record<string, string>
  const clock = flowingClock()
  const definitions = citiesToPublish(aConfig().citiesDir).flatMap(({ city, connectors }) => connectors.map((connector) => ({ city: city.code, connector })))
  const connectors = buildConnectors({ definitions, urls: bureauUrls, clock, breaker: { failures: 100, resetMs: 100 } })
  const context = await aSeededContext({ config: { ...gatewaySettings(world.named), bureauUrls }, gateways: world.gateways, connectors, clock })
  const app = await buildApp(context, { limits: { session: unlimited, address: unlimited, signIn: unlimited }})
  await app.listen({ host: '127.0.0.1', port: 0 })
  context.config.publicUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return { context, app, close: async () => void (await app.close(), await connectors.close(), await context.db.close()) }
}

describe.each(platformNames)('paying a water bill on %s', (platform) => {
  let on: Stage
  let token = ''
  let stories = 0
  beforeAll(async () => {
    await world.call('/controls/reset', {})
    on = await stage()
    token = await signIn(chen)
  })
  afterAll(() => on.close())
  afterEach(() => Promise.all([world.call('/controls/notices', { platform, mode: 'normal' }), world.call('/controls/cashier', { platform, result: 'honest' })]))

  const call = async <Reply>(method: 'GET' | 'POST', url: string, payload?: object, as = token): Promise<Reply> => {
    const reply = await on.app.inject({ method, url, payload, headers: as ? { authorization: `Bearer ${as}` } : {} })
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`)
    return reply.json() as Reply
  }
  async function signIn(citizen: string, from: PlatformName = platform) {
    const code = await world.phone(from, citizen).loginCode()
    return (await call<{ token: string }>('POST', '/api/sessions', { platform: from, code }, '')).token
  }
  const aBill = async (as = token): Promise<Bill & { city: string }> => {
    const [city, account] = accounts[(stories += 1) - 1]
    const reply = await call<FindBillsReply>('POST', `/api/cities/${city}/tiles/water-bill/bills`, { flow: 'pay', inputs: { account } }, as)
    const bill = reply.kind === 'bills' ? reply.bills.find((one) => one.state === 'unpaid') : undefined
    if (!bill) throw new Error(JSON.stringify(reply))
    return bill
  }
  let keys = 0
  const start = (bill: Bill, as = token) => call<StartPaymentReply>('POST', '/api/orders', { billId: bill.id, requestKey: `tap-${platform}-${(keys += 1)}` }, as)
  const ready = async () => {
    const bill = await aBill()
    const reply = await start(bill)
    if (reply.kind !== 'ready') throw new Error(JSON.stringify(reply))
    return { bill, ...reply }
  }
  const order = (id: string) => call<Order>('GET', `/api/orders/${id}`)
  const check = (id: string, cashier: string) => call<Order>('POST', `/api/orders/${id}/checks`, { cashier })
  const atCashier = async (cashier: Extract<StartPaymentReply, { kind: 'ready' }>['cashier'], verb: 'confirm' | 'cancel') => {
    const phone = world.phone(platform, chen)
    return phone[verb](String(await phone.cashier(cashier)))
  }
  const until = async (id: string, state: Order['state'], work: () => Promise<unknown> = async () => {}) => {
    for (let wait = 0; wait < 100; wait += 1) {
      const now = await order(id)
      if (now.state === state) return now
      await work()
      await new Promise((done) => setTimeout(done, 20))
    }
    throw new Error(`still ${(await order(id)).state}, not ${state}`)
  }
  const work = async () => {
    for (const job of paymentsJobs) await job.run(on.context)
  }
  const receipts = async (city: string) => ((await world.call(`/controls/bureaus/${city}/water/receipts`)).body.receipts ?? []) as { payNumber: string; receiptNumber: string; amountInFen: number }[]
  const refusals = async () => (await on.context.db.query<{ n: number }>(`select count(*)::int as n from audit_rows where action in ('notice.refused', 'payment.refused')`))[0].n

  test('from the bill to the receipt of the bureau, moved on by the signed notice alone', async () => {
    const { bill, order: made, cashier } = await ready()
    expect(made.state).toBe('awaiting')
    await atCashier(cashier, 'confirm')
    await until(made.id, 'paid')
    const settled = await until(made.id, 'settled', work)
    expect(settled.asked).toBe(0)
    const [receipt] = (await receipts(bill.city)).filter((one) => one.payNumber === made.number)
    expect(receipt).toMatchObject({ amountInFen: bill.amountInFen, receiptNumber: settled.receiptNumber })
  })

  test('a notice that comes again and again pays once', async () => {
    await world.call('/controls/notices', { platform, mode: 'repeat' })
    const { bill, order: made, cashier } = await ready()
    await atCashier(cashier, 'confirm')
    await until(made.id, 'settled', work)
    await new Promise((done) => setTimeout(done, 200))
    expect((await receipts(bill.city)).filter((one) => one.payNumber === made.number)).toHaveLength(1)
    expect(await on.context.db.query('select id from ledger_entries where order_id = $1', [made.id])).toHaveLength(4)
  })

  test('a lost notice is healed by the question after the cashier', async () => {
    await world.call('/controls/notices', { platform, mode: 'drop' })
    const { order: made, cashier } = await ready()
    await atCashier(cashier, 'confirm')
    expect((await order(made.id)).state).toBe('awaiting')
    expect((await check(made.id, 'finished')).state).toBe('paid')
  })

  test.each(['forge', 'wrong-amount'] as const)('a notice bent by "%s" moves nothing, leaves an audit row, and the truth is found by asking', async (mode) => {
    await world.call('/controls/notices', { platform, mode })
    const { order: made, cashier } = await ready()
    const before = await refusals()
    await atCashier(cashier, 'confirm')
    for (let wait = 0; wait < 100 && (await refusals()) === before; wait += 1) await new Promise((done) => setTimeout(done, 20))
    expect(await refusals()).toBeGreaterThan(before)
    expect((await order(made.id)).state).toBe('awaiting')
    expect((await check(made.id, 'unknown')).state).toBe('paid')
  })

  test('cancelled at the cashier, the order is closed at the platform and the bill is there to pay again', async () => {
    const { bill, order: made, cashier } = await ready()
    await atCashier(cashier, 'cancel')
    const closed = await check(made.id, 'cancelled')
    expect(closed.state).toBe('closed')
    expect(await world.phone(platform, chen).cashier(cashier)).toBeNull()
    const again = await start(bill)
    expect(again.kind === 'ready' && again.order.number !== made.number).toBe(true)
  })

  test('a client that says cancelled though it paid ends in paid; one that says paid though it did not stays waiting', async () => {
    await world.call('/controls/cashier', { platform, result: 'says-paid-but-unpaid' })
    const { order: made, cashier } = await ready()
    await atCashier(cashier, 'confirm')
    expect((await check(made.id, 'finished')).state).toBe('awaiting')
    await world.call('/controls/cashier', { platform, result: 'says-cancelled-but-paid' })
    await atCashier(cashier, 'confirm')
    on.context.clock.advance(2000)
    expect((await check(made.id, 'cancelled')).state).toBe('paid')
  })

  test('eight taps at once and a second citizen on the other platform make one payable order', async () => {
    const other = platform === 'wechat' ? 'alipay' : 'wechat'
    const stranger = await signIn('lin-yuan', other)
    const bill = await aBill()
    stories -= 1
    await aBill(stranger)
    const replies = await Promise.all([...Array.from({ length: 8 }, () => start(bill)), start(bill, stranger)])
    const payable = new Set(replies.flatMap((reply) => (reply.kind === 'ready' ? [reply.order.number] : [])))
    expect(payable.size).toBe(1)
    const { orders } = (await world.call('/controls/orders')).body as { orders: { orderNumber: string; state: string; amountInFen: number }[] }
    expect(orders.filter((one) => payable.has(one.orderNumber))).toHaveLength(1)
  })

  test.each(['down', 'html'] as const)('a bureau that is "%s" lets a paid order wait and settles it when it is back', async (mode) => {
    const { bill, order: made, cashier } = await ready()
    await world.call(`/controls/bureaus/${bill.city}/water`, { mode })
    await atCashier(cashier, 'confirm')
    await until(made.id, 'paid')
    await work()
    expect((await order(made.id)).timeline[1].detail).toContain('恢复后自动销账')
    await world.call(`/controls/bureaus/${bill.city}/water`, { mode: 'up' })
    on.context.clock.advance(3_600_000)
    await until(made.id, 'settled', work)
    expect((await receipts(bill.city)).filter((one) => one.payNumber === made.number)).toHaveLength(1)
  })

  test("another citizen's order is not found", async () => {
    const { id } = (await call<{ orders: Order[] }>('GET', '/api/orders')).orders[0]
    const stranger = await signIn('zhou-lan')
    const reply = await on.app.inject({ method: 'GET', url: `/api/orders/${id}`, headers: { authorization: `Bearer ${stranger}` } })
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'order-not-found'])
  })

  test('in the end the ledger balances and the audit chain verifies', async () => {
    expect(await verifyLedger(on.context.db)).toMatchObject({ balanced: true, differences: [] })
    expect(await verifyChain(on.context.db)).toMatchObject({ kind: 'whole' })
  })
})
