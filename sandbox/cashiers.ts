/** Open cashiers of both platforms, and the controls that make a phone's own word untrue. */
import { randomUUID } from 'node:crypto'
import { payAlipay } from './alipay/cashier'
import type { NoticePost } from './notices/post'
import type { PlatformName, World } from './world'
import { payWechat } from './wechat-pay/cashier'

export const clientResults = ['honest', 'says-cancelled-but-paid', 'says-paid-but-unpaid'] as const
export type ClientResult = (typeof clientResults)[number]

interface OpenCashier { id: string; platform: PlatformName; orderNumber: string; done: boolean }

/** What the platform's client call tells the mini-program. */
export type Told = 'paid' | 'cancelled' | 'failed'

const cashiers = (world: World) => world.books.shelf<OpenCashier>('cashiers')
const results = (world: World) => world.books.shelf<ClientResult>('client-results')

export function openCashier(world: World, platform: PlatformName, orderNumber: string): string {
  const id = randomUUID()
  cashiers(world).put(id, { id, platform, orderNumber, done: false })
  return id
}

export const setClientResult = (world: World, platform: PlatformName, result: ClientResult) => results(world).put(platform, result)

function useUp(world: World, platform: PlatformName, id: string): OpenCashier | null {
  const cashier = cashiers(world).get(id)
  if (!cashier || cashier.platform !== platform || cashier.done) return null
  cashiers(world).put(id, { ...cashier, done: true })
  return cashier
}

/** The citizen says yes. Null when there is no such cashier, or it was used. */
export function confirm(desk: { world: World; post: NoticePost }, platform: PlatformName, id: string): Told | null {
  const { world, post } = desk
  const cashier = useUp(world, platform, id)
  if (!cashier) return null
  const result = results(world).get(platform) ?? 'honest'
  if (result === 'says-paid-but-unpaid') return 'paid'
  const paid = (platform === 'wechat' ? payWechat : payAlipay)(world, post, cashier.orderNumber)
  if (!paid) return 'failed'
  return result === 'says-cancelled-but-paid' ? 'cancelled' : 'paid'
}

/** The citizen closes the sheet: nothing moves, unless the control has decided that money does. */
export function cancel(desk: { world: World; post: NoticePost }, platform: PlatformName, id: string): Told | null {
  const { world, post } = desk
  const cashier = useUp(world, platform, id)
  if (!cashier) return null
  if (results(world).get(platform) === 'says-cancelled-but-paid') (platform === 'wechat' ? payWechat : payAlipay)(world, post, cashier.orderNumber)
  return 'cancelled'
}
