/** A city with a water bill, a platform and a bureau that obey, and citizens who pay. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlatformName } from '#contract/api/shared'
import type { Tile } from '#contract/tile/tile'
import { publishCity, publishTile } from '../../server/modules/catalogue'
import type { Citizen } from '../../server/modules/identity'
import { paymentsJobs } from '../../server/modules/payments'
import { findBills } from '../../server/modules/payments/find-bills'
import { readOrder } from '../../server/modules/payments/read-order'
import { startPayment } from '../../server/modules/payments/start-payment'
import { aBureauBill, billBureau } from '../fakes/bill-bureau'
import { payPlatform } from '../fakes/pay-platform'
import { aContext, type ContextOptions } from './context'

const readJson = (...parts: string[]) => JSON.parse(readFileSync(join(__dirname, '..', '..', 'cities', ...parts), 'utf8'))

export async function payingCity(options: ContextOptions = {}) {
  const platforms = { wechat: payPlatform('wechat'), alipay: payPlatform('alipay') }
  const bureau = billBureau()
  const context = await aContext({ gateways: { wechat: platforms.wechat.gateway, alipay: platforms.alipay.gateway }, connectors: bureau.connectors, ...options })
  await publishCity(context, { city: readJson('yunpu', 'city.json'), connectors: [], sort: 0, author: 'author' })
  await publishTile(context, { city: 'yunpu', tile: 'water-bill', manifest: readJson('yunpu', 'tiles', 'water-bill', 'tile.json') as Tile, author: 'author', reviewer: 'reviewer' })
  let households = 0
  let taps = 0
  const find = (citizen: Citizen, account = '60010271') =>
    findBills(context, { citizen, city: 'yunpu', tile: 'water-bill', body: { flow: 'pay', inputs: { account } } })
  const start = (citizen: Citizen, billId: string, requestKey = `request-${(taps += 1)}`) => startPayment(context, citizen, { billId, requestKey })
  /** A household of its own, so that one story does not meet another's. */
  const aFoundBill = async (citizen: Citizen, amountInFen = 3840) => {
    households += 1
    const [number, reference] = [`7000${households}`, `W-${households}`]
    bureau.bills.set(number, [aBureauBill({ reference, amountInFen })])
    const reply = await find(citizen, number)
    if (reply.kind !== 'bills') throw new Error(reply.kind)
    return { bill: reply.bills[0], number, reference }
  }
  return {
    context, platforms, bureau, find, start, aFoundBill,
    aCitizen: (platform: PlatformName = 'wechat'): Citizen => {
      const id = context.newId()
      return { id, platform, platformUserId: `user-${id.slice(-6)}`, level: 1 }
    },
    async aReadyOrder(citizen: Citizen) {
      const found = await aFoundBill(citizen)
      const reply = await start(citizen, found.bill.id)
      if (reply.kind !== 'ready') throw new Error(reply.kind)
      return { ...found, order: reply.order }
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
        context.clock.advance(stepMs)
        for (const job of paymentsJobs) await job.run(context)
      }
    },
  }
}
export type PayingCity = Awaited<ReturnType<typeof payingCity>>
