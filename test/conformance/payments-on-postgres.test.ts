/** Two server processes on one real PostgreSQL: rows are locked by somebody else, which PGlite never shows. */
import type { Connectors } from '../../server/connectors/connector'
import { openDatabase } from '../../server/db/database'
import { paymentsJobs, verifyLedger } from '../../server/modules/payments'
import { findBills } from '../../server/modules/payments/find-bills'
import { startPayment } from '../../server/modules/payments/start-payment'
import { takeNotice } from '../../server/modules/payments/take-notice'
import { aContext, type TestContext } from '../builders/context'
import { payingCity, type PayingCity } from '../builders/payments'
import { startPostgres, type Postgres } from '../setup/postgres'

let postgres: Postgres
let city: PayingCity
let servers: TestContext[]
beforeAll(async () => {
  postgres = await startPostgres()
  const url = await postgres.newDatabase('payments')
  city = await payingCity({ db: await openDatabase({ url, poolSize: 12 }) })
  const gateways = { wechat: city.platforms.wechat.gateway, alipay: city.platforms.alipay.gateway }
  const second = await aContext({ config: city.context.config, db: await openDatabase({ url, poolSize: 12 }), clock: city.context.clock, gateways, connectors: backwards(city.bureau.connectors) })
  servers = [city.context, second]
  let notices = 0
  city.world.read.by = (notice, platform) => takeNotice(either((notices += 1)), platform, notice)
}, 60_000)
afterAll(async () => {
  await servers?.[1].db.close()
  await city?.close()
  await postgres?.stop()
})

/** The same bureau, which lists its bills from the other end. */
const backwards = (connectors: Connectors): Connectors => ({
  ...connectors,
  async run(...call) {
    const outcome = await connectors.run(...call)
    return outcome.kind === 'ok' && Array.isArray(outcome.result) ? { ...outcome, result: [...outcome.result].reverse() as typeof outcome.result } : outcome
  },
})
const either = (n: number) => servers[n % 2]

describe('payments on PostgreSQL, two processes', () => {
  test('of forty taps by two citizens through both servers one order becomes payable', async () => {
    const [one, two] = [city.aCitizen('wechat'), city.aCitizen('alipay', 'lin-yuan')]
    const { bill, number } = await city.aFoundBill(one)
    await city.find(two, number)
    const taps = Array.from({ length: 40 }, (_none, n) => startPayment(either(n), n % 4 < 2 ? one : two, { billId: bill.id, requestKey: `postgres-tap-${n % 10}` }))
    const replies = await Promise.all(taps)
    const payable = new Set(replies.flatMap((reply) => (reply.kind === 'ready' ? [reply.order.number] : [])))
    expect(payable.size).toBe(1)
    expect(await city.context.db.query('select id from orders where bill_id = $1', [bill.id])).toHaveLength(1)
  })

  test('notices, questions and workers of both servers at once pay and settle each order once', async () => {
    const citizens = Array.from({ length: 8 }, () => city.aCitizen('wechat'))
    const orders = []
    for (const citizen of citizens) orders.push((await city.aReadyOrder(citizen)).order)
    for (const order of orders) expect(await city.confirm(order)).toBe(true)
    await city.advance(6000)
    const notices = orders.flatMap((order) => Array.from({ length: 4 }, () => city.notice(order)))
    const work = servers.flatMap((server) => paymentsJobs.map((job) => job.run(server)))
    const answers = await Promise.all(notices)
    await Promise.all(work)
    expect(answers.every((answer) => answer.accepted)).toBe(true)
    for (let round = 0; round < 4; round += 1) {
      await city.advance(1000)
      await Promise.all(servers.flatMap((server) => [...paymentsJobs, ...paymentsJobs].map((job) => job.run(server))))
    }
    for (const order of orders) {
      expect(await city.auditOf(`order:${order.id}`)).toEqual(['order.created', 'order.awaiting', 'order.paid', 'order.settled'])
      expect(await city.context.db.query('select id from settle_attempts where order_id = $1', [order.id])).toHaveLength(1)
    }
    expect(await verifyLedger(city.context.db)).toMatchObject({ balanced: true, differences: [] })
  })

  test('searches for the same bills in both servers at once do not block each other for ever', async () => {
    await city.beginStory()
    await city.household('79990001', Array.from({ length: 12 }, (_none, n) => n + 5))
    const search = (n: number) => findBills(either(n), { citizen: city.aCitizen(), city: 'yunpu', tile: 'water-bill', body: { flow: 'pay', inputs: { account: '79990001' } } })
    const replies = await Promise.all(Array.from({ length: 20 }, (_none, n) => search(n)))
    expect(replies.every((reply) => reply.kind === 'bills' && reply.bills.length === 12)).toBe(true)
    expect(await city.context.db.query(`select id from bills where reference like '79990001%'`)).toHaveLength(12)
  })
})
