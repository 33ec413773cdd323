/** Money given back by hand in the merchant's console: the one kind of refund there is here yet. Nobody is told; a query shows it. */
import { keepTrade, tradeByOurNumber } from '../alipay/trade'
import { keep, wechatOrder } from '../wechat-pay/order'
import type { PlatformName, World } from '../world'
import { controlRefusal } from './readings'

export function refundOrder(world: World, platform: PlatformName, orderNumber: string): void {
  if (platform === 'wechat') {
    const order = wechatOrder(world, orderNumber)
    if (order?.state !== 'SUCCESS') throw controlRefusal(`not a paid order: ${orderNumber}`)
    keep(world, { ...order, state: 'REFUND' })
    return
  }
  const trade = tradeByOurNumber(world, orderNumber)
  if (trade?.status !== 'TRADE_SUCCESS') throw controlRefusal(`not a paid trade: ${orderNumber}`)
  keepTrade(world, { ...trade, status: 'TRADE_CLOSED' })
}
