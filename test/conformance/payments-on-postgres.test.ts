/** Two server processes on one real PostgreSQL: rows are locked by somebody else, which PGlite never shows. */
import { openDatabase } from '../../server/db/database'
import { paymentsJobs, verifyLedger } from '../../server/modules/payments'
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
  const second = await aContext({ config: city.context.config, db: await openDatabase({ url, poolSize: 12 }), clock: city.context.clock, gateways, connectors: city.bureau.connectors })
  servers = [city.context, second]
}, 60_000)
afterAll(async () => {
  for (const server of servers ?? []) await server.db.close()
  await postgres?.stop()
})

const either = (n: number) => servers[n % 2]

describe('payments on PostgreSQL, two processes', () => {
  test('of forty taps by two citizens through both servers one order becomes payable', async () => {
    const [one, two] = [city.aCitizen('wechat'), city.aCitizen('alipay')]
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
    for (const order of orders) city.platforms.wechat.confirm(order.number, city.context.clock.now())
    city.context.clock.advance(6000)
    const notices = orders.flatMap((order) => Array.from({ length: 4 }, (_none, n) => takeNotice(either(n), 'wechat', city.platforms.wechat.notice(order.number))))
    const work = servers.flatMap((server) => paymentsJobs.map((job) => job.run(server)))
    const answers = await Promise.all(notices)
    await Promise.all(work)
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
    for (let round = 0; round < 4; round += 1) {
      city.context.clock.advance(1000)
      await Promise.all(servers.flatMap((server) => [...paymentsJobs, ...paymentsJobs].map((job) => job.run(server))))
    }
    for (const order of orders) {
      expect(await city.auditOf(`order:${order.id}`)).toEqual(['order.created', 'order.awaiting', 'order.paid', 'order.settled'])
      expect(await city.context.db.query('select id from settle_attempts where order_id = $1', [order.id])).toHaveLength(1)
    }
    expect(await verifyLedger(city.context.db)).toMatchObject({ balanced: true, differences: [] })
  })

  test('searches for the same bills in both servers at once do not block each other for ever', async () => {
    const references = Array.from({ length: 12 }, (_none, n) => `S-${n}`)
    const [template] = [...city.bureau.bills.values()][0]
    city.bureau.bills.set('79990001', references.map((reference) => ({ ...template, reference })))
    city.bureau.bills.set('79990002', [...references].reverse().map((reference) => ({ ...template, reference })))
    const replies = await Promise.all(Array.from({ length: 20 }, (_none, n) => city.find(city.aCitizen(), n % 2 ? '79990001' : '79990002')))
    expect(replies.every((reply) => reply.kind === 'bills' && reply.bills.length === 12)).toBe(true)
    expect(await city.context.db.query(`select id from bills where reference like 'S-%'`)).toHaveLength(12)
  })
})
