/** A stranger tells the city's server that an order was paid: the platform knows nothing of it. */
import { noticeFacts, tradeByOurNumber } from '../alipay/trade'
import type { NoticePost } from '../notices/post'
import { orderFacts, wechatOrder } from '../wechat-pay/order'
import type { PlatformName, World } from '../world'
import { controlRefusal } from './readings'

export function forgeNotice(desk: { world: World; post: NoticePost }, platform: PlatformName, orderNumber: string): Promise<object> {
  const { world, post } = desk
  const paidAt = world.clock.now().toISOString()
  if (platform === 'wechat') {
    const order = wechatOrder(world, orderNumber)
    if (!order) throw controlRefusal(`no such order: ${orderNumber}`)
    return post.forge({ platform, orderNumber, url: order.notifyUrl, facts: orderFacts({ ...order, state: 'SUCCESS', paidAt, transactionId: '4200009901000000000000000000' }) })
  }
  const trade = tradeByOurNumber(world, orderNumber)
  if (!trade?.notifyUrl) throw controlRefusal(`no such trade with a notify address: ${orderNumber}`)
  return post.forge({ platform, orderNumber, url: trade.notifyUrl, facts: noticeFacts({ ...trade, status: 'TRADE_SUCCESS', paidAt }) })
}
