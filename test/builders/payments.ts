/** A city with a water bill, a platform and a bureau that obey, and citizens who pay. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlatformName } from '#contract/api/shared'
import type { Tile } from '#contract/tile/tile'
import { publishCity, publishTile } from '../../server/modules/catalogue'
import type { Citizen } from '../../server/modules/identity'
import { paymentsJobs } from '../../server/modules/payments'
import { findBills } from '../../server/modules/payments/find-bills'
import { billBureau } from '../fakes/bill-bureau'
import { payPlatform } from '../fakes/pay-platform'
import { aContext, type ContextOptions } from './context'

const readJson = (...parts: string[]) => JSON.parse(readFileSync(join(__dirname, '..', '..', 'cities', ...parts), 'utf8'))

export async function payingCity(options: ContextOptions = {}) {
  const platforms = { wechat: payPlatform('wechat'), alipay: payPlatform('alipay') }
  const bureau = billBureau()
  const context = await aContext({ gateways: { wechat: platforms.wechat.gateway, alipay: platforms.alipay.gateway }, connectors: bureau.connectors, ...options })
  await publishCity(context, { city: readJson('yunpu', 'city.json'), connectors: [], sort: 0, author: 'author' })
  await publishTile(context, { city: 'yunpu', tile: 'water-bill', manifest: readJson('yunpu', 'tiles', 'water-bill', 'tile.json') as Tile, author: 'author', reviewer: 'reviewer' })
  return {
    context, platforms, bureau,
    aCitizen: (platform: PlatformName = 'wechat'): Citizen => {
      const id = context.newId()
      return { id, platform, platformUserId: `user-${id.slice(-6)}`, level: 1 }
    },
    find: (citizen: Citizen, account = '60010271') =>
      findBills(context, { citizen, city: 'yunpu', tile: 'water-bill', body: { flow: 'pay', inputs: { account } } }),
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
