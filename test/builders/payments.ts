/** A city with a water bill over the real sandbox, and citizens who pay. What can go wrong outside is bent by the wrappers of payment-faults.ts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlatformName } from '#contract/api/shared'
import type { Connector } from '#contract/tile/connector'
import type { Tile } from '#contract/tile/tile'
import { buildConnectors } from '../../server/connectors/registry'
import type { Database } from '../../server/db/database'
import { publishCity, publishTile } from '../../server/modules/catalogue'
import type { Citizen } from '../../server/modules/identity'
import { paymentsJobs } from '../../server/modules/payments'
import { findBills } from '../../server/modules/payments/find-bills'
import { readOrder } from '../../server/modules/payments/read-order'
import { startPayment } from '../../server/modules/payments/start-payment'
import { takeNotice } from '../../server/modules/payments/take-notice'
import type { NoticeAnswer, RawNotice } from '../../server/platforms/gateway'
import { aClock, aContext, type ContextOptions, type TestContext } from './context'
import { deadGateway, outsideWorld, type OutsideWorld } from './outside-world'
import { faultyBureau, faultyGateway } from './payment-faults'
import { billedCity, paymentWorld } from './payment-world'

const readJson = (...parts: string[]) => JSON.parse(readFileSync(join(__dirname, '..', '..', 'cities', billedCity, ...parts), 'utf8'))
/** 38.40 yuan. */
const TONS = 12

/** Beside the sandbox: real gateways and connectors, each in its wrapper, and a clock that both sides move by. */
function outside(world: OutsideWorld) {
  const clock = aClock(new Date(world.now()).toISOString())
  const platforms = {
    wechat: faultyGateway(world.gateways.wechat, deadGateway('wechat', world.named)),
    alipay: faultyGateway(world.gateways.alipay, deadGateway('alipay', world.named)),
  }
  const connectors = buildConnectors({
    definitions: [{ city: billedCity, connector: readJson('connectors', 'water.json') as Connector }],
    urls: JSON.parse(world.named.BUREAU_URLS), clock, breaker: { failures: 1000, resetMs: 100 },
  })
  return { clock, platforms, bureau: faultyBureau(connectors) }
}

/** Our door for notices. What a server that dies at it leaves behind is thrown where the story sent the notice. */
function openDoor(world: OutsideWorld, take: (platform: PlatformName, notice: RawNotice) => Promise<NoticeAnswer>) {
  const falls: unknown[] = []
  world.read.by = (notice, platform) => take(platform, notice).catch((fall: unknown) => (falls.push(fall), { status: 500, body: '', contentType: 'text/plain' }))
  return async <T>(delivered: Promise<T>): Promise<T> => {
    const result = await delivered
    if (falls.length > 0) throw falls.splice(0)[0]
    return result
  }
}

async function publishWaterBill(context: TestContext): Promise<void> {
  await publishCity(context, { city: readJson('city.json'), connectors: [], sort: 0, author: 'author' })
  await publishTile(context, { city: billedCity, tile: 'water-bill', manifest: readJson('tiles', 'water-bill', 'tile.json') as Tile, author: 'author', reviewer: 'reviewer' })
}

export async function payingCity({ db, log }: { db?: Database; log?: ContextOptions['log'] } = {}) {
  const world = await outsideWorld()
  const { clock, platforms, bureau } = outside(world)
  const config = { publicUrl: world.notifyUrl('wechat').replace('/notices/wechat', '') }
  const gateways = { wechat: platforms.wechat.gateway, alipay: platforms.alipay.gateway }
  const context = await aContext({ db, log, config, clock, gateways, connectors: bureau.connectors })
  const there = paymentWorld(world, platforms, clock)
  const atDoor = openDoor(world, (platform, notice) => takeNotice(context, platform, notice))
  await there.holdNotices()
  await publishWaterBill(context)
  let households = 0
  let taps = 0
  const find = (citizen: Citizen, account: string) =>
    findBills(context, { citizen, city: billedCity, tile: 'water-bill', body: { flow: 'pay', inputs: { account } } })
  const start = (citizen: Citizen, billId: string, requestKey = `request-${(taps += 1)}`) => startPayment(context, citizen, { billId, requestKey })
  /** A household of its own, so that one story does not meet another's. */
  const aFoundBill = async (citizen: Citizen, tons = TONS) => {
    await there.beginStory()
    const number = `7${String((households += 1)).padStart(7, '0')}`
    await there.household(number, [tons])
    const reply = await find(citizen, number)
    if (reply.kind !== 'bills') throw new Error(reply.kind)
    const [bill] = reply.bills
    const [{ reference }] = await context.db.query<{ reference: string }>('select reference from bills where id = $1', [bill.id])
    return { bill, number, reference }
  }
  return {
    context, world, platforms, bureau, find, start, aFoundBill, ...there,
    notice: (...sent: Parameters<typeof there.notice>) => atDoor(there.notice(...sent)),
    forgedNotice: (...sent: Parameters<typeof there.forgedNotice>) => atDoor(there.forgedNotice(...sent)),
    aCitizen: (platform: PlatformName = 'wechat', key = 'chen-zhixia') => there.citizen(context.newId(), platform, key),
    async aReadyOrder(citizen: Citizen) {
      const found = await aFoundBill(citizen)
      const reply = await start(citizen, found.bill.id)
      if (reply.kind !== 'ready') throw new Error(reply.kind)
      return { ...found, order: reply.order, cashier: reply.cashier }
    },
    state: async (citizen: Citizen, orderId: string) => (await readOrder(context, citizen, orderId)).state,
    billState: async (citizen: Citizen, account: string) => {
      const reply = await find(citizen, account)
      return reply.kind === 'bills' ? reply.bills[0].state : reply.kind
    },
    auditOf: async (subject: string) =>
      (await context.db.query<{ action: string }>('select action from audit_rows where subject = $1 order by at, id', [subject])).map((row) => row.action),
    /** The worker's rounds, with time passing between them. */
    async rounds(count = 1, stepMs = 1000) {
      for (let round = 0; round < count; round += 1) {
        await there.advance(stepMs)
        for (const job of paymentsJobs) await job.run(context)
      }
    },
    async close() {
      await Promise.all([context.db.close(), bureau.connectors.close(), world.close()])
    },
  }
}
export type PayingCity = Awaited<ReturnType<typeof payingCity>>
