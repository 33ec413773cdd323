/** Notices sent by hand: a stranger's about an order that nobody paid, and the platform's own once more. */
import { noticeFacts, tradeByOurNumber } from '../alipay/trade'
import type { NoticePost } from '../notices/post'
import { orderFacts, wechatOrder } from '../wechat-pay/order'
import type { PlatformName, World } from '../world'
import { controlRefusal } from './readings'

interface Desk { world: World; post: NoticePost }

export function forgeNotice({ world, post }: Desk, platform: PlatformName, orderNumber: string): Promise<object> {
  const paidAt = world.clock.now().toISOString()
  const forged = { forged: true }
  if (platform === 'wechat') {
    const order = wechatOrder(world, orderNumber)
    if (!order) throw controlRefusal(`no such order: ${orderNumber}`)
    const facts = orderFacts({ ...order, state: 'SUCCESS', paidAt, transactionId: '4200009901000000000000000000' })
    return post.once({ id: 'forged', platform, orderNumber, url: order.notifyUrl, facts }, forged)
  }
  const trade = tradeByOurNumber(world, orderNumber)
  if (!trade?.notifyUrl) throw controlRefusal(`no such trade with a notify address: ${orderNumber}`)
  return post.once({ id: 'forged', platform, orderNumber, url: trade.notifyUrl, facts: noticeFacts({ ...trade, status: 'TRADE_SUCCESS', paidAt }) }, forged)
}

/** As a merchant can ask for in the platform's own console; the same notice, so the same id. */
export function repeatNotice({ post }: Desk, { platform, orderNumber, wrongAmount }: { platform: PlatformName; orderNumber: string; wrongAmount: boolean }): Promise<object> {
  const sent = post.list().find((notice) => notice.platform === platform && notice.orderNumber === orderNumber)
  if (!sent) throw controlRefusal(`no notice was ever due for ${orderNumber}`)
  return post.once(sent, { wrongAmount })
}
