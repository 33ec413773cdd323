/** The sandbox as a story of payments needs it: households, what stands in the books outside, and notices that come when the story says so. */
import { yuanFromFen } from '#contract/money'
import type { PlatformName } from '#contract/api/shared'
import { readCitizens } from '../../sandbox/world'
import type { Citizen } from '../../server/modules/identity'
import type { MovingClock } from './context'
import type { OutsideWorld } from './outside-world'
import type { FaultyGateway } from './payment-faults'

export const billedCity = 'yunpu'
const DAY_MS = 86_400_000
const BEIJING_MS = 8 * 3_600_000
/** No story lasts longer. */
const STORY_MS = 3 * DAY_MS

const tradeStates: Record<string, 'unpaid' | 'paid' | 'closed'> = {
  NOTPAY: 'unpaid', SUCCESS: 'paid', CLOSED: 'closed', WAIT_BUYER_PAY: 'unpaid', TRADE_SUCCESS: 'paid', TRADE_CLOSED: 'closed',
}
export interface Receipt { reference: string; payNumber: string; receiptNumber: string; amountInFen: number }
export interface Delivery { status?: number; accepted: boolean }
interface Placed { number: string; platform: PlatformName }

/** Stands still until it is told to move, and the sandbox's own time is never behind it. */
function moving(world: OutsideWorld, clock: MovingClock) {
  const advance = async (ms: number) => {
    clock.advance(ms)
    const behind = clock.now().getTime() - world.now()
    if (behind > 0) await world.advance(Math.ceil(behind / 1000))
  }
  return {
    advance,
    /** Takes up the time that has passed, and leaves the end of a month behind: the water company bills by the month. */
    async beginStory() {
      if (world.now() > clock.now().getTime()) clock.set(new Date(world.now()))
      const now = new Date(clock.now().getTime() + BEIJING_MS)
      const nextMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
      if (nextMonth - now.getTime() < STORY_MS) await advance(nextMonth - now.getTime() + DAY_MS)
    },
  }
}

export function paymentWorld(world: OutsideWorld, platforms: Record<PlatformName, FaultyGateway>, clock: MovingClock) {
  const control = async (path: string, body?: object) => {
    const answer = await world.call(path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const holdNotices = () => control('/controls/notices', { mode: 'drop' })
  const receiptOf = async (reference: string) =>
    ((await control(`/controls/bureaus/${billedCity}/water/receipts`)).receipts as Receipt[]).find((receipt) => receipt.reference === reference)
  return {
    ...moving(world, clock),
    holdNotices,
    /** Empty books outside; keys and time stay. */
    reset: async () => void (await control('/controls/reset', {}), await holdNotices()),
    household: (accountNo: string, usage: number[]) => control(`/controls/bureaus/${billedCity}/water/meters`, { accountNo, usage }),
    receiptOf,
    async payAtCounter(reference: string, amountInFen: number) {
      await control(`/bureaus/${billedCity}/water/v1/payments`, { billNo: reference, payNo: 'counter', amount: yuanFromFen(amountInFen), paidAt: clock.now().toISOString() })
    },
    /** What the platforms have on their books, by order number. */
    async trades() {
      const orders = (await control('/controls/orders')).orders as { orderNumber: string; state: string }[]
      return new Map(orders.map((order) => [order.orderNumber, tradeStates[order.state]]))
    },
    /** The citizen confirms at the cashier; false when there is nothing to pay. */
    async confirm({ number, platform }: Placed): Promise<boolean> {
      const handed = platforms[platform].cashiers.get(number)
      const holder = readCitizens().find((one) => [one.wechatOpenid, one.alipayOpenId].includes(handed?.userId ?? ''))
      if (!handed || !holder) return false
      const phone = world.phone(platform, holder.key)
      const cashierId = await phone.cashier(handed.cashier)
      if (!cashierId) return false
      const said = await phone.confirm(cashierId)
      return said.errMsg === 'requestPayment:ok' || said.resultCode === '9000'
    },
    /** The platform posts its signed notice of a paid order to our door, and tells how it was answered. */
    notice: async ({ number, platform }: Placed, wrongAmount = false) =>
      (await control('/controls/notices/again', { platform, orderNumber: number, wrongAmount })) as unknown as Delivery,
    forgedNotice: async ({ number, platform }: Placed) => (await control('/controls/notices/forge', { platform, orderNumber: number })) as unknown as Delivery,
    refund: ({ number, platform }: Placed) => control('/controls/orders/refund', { platform, orderNumber: number }),
    citizen: (id: string, platform: PlatformName, key: string): Citizen => ({ id, platform, platformUserId: world.userId(platform, key), level: 1 }),
  }
}
