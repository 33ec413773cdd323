/** All orders and trades as the platforms have them, each with the story of its notices. */
import { tradeByOurNumber, trades } from '../alipay/trade'
import type { NoticePost } from '../notices/post'
import { wechatOrder, wechatOrders } from '../wechat-pay/order'
import type { PlatformName, World } from '../world'

export function listOrders(world: World, post: NoticePost): object[] {
  const notices = (platform: PlatformName, number: string) =>
    post.list().filter((notice) => notice.platform === platform && notice.orderNumber === number).map(({ id, state, dueAt, attempts }) => ({ id, state, dueAt, attempts }))
  const wechat = wechatOrders(world).list().map(({ outTradeNo }) => {
    const order = wechatOrder(world, outTradeNo) as NonNullable<ReturnType<typeof wechatOrder>>
    return {
      platform: 'wechat', orderNumber: outTradeNo, state: order.state, amountInFen: order.totalInFen, description: order.description,
      platformNumber: order.transactionId, notifyUrl: order.notifyUrl, createdAt: order.createdAt, expiresAt: order.expiresAt, paidAt: order.paidAt, notices: notices('wechat', outTradeNo),
    }
  })
  const alipay = trades(world).list().map(({ outTradeNo }) => {
    const trade = tradeByOurNumber(world, outTradeNo) as NonNullable<ReturnType<typeof tradeByOurNumber>>
    return {
      platform: 'alipay', orderNumber: outTradeNo, state: trade.status, amountInFen: trade.totalInFen, description: trade.subject,
      platformNumber: trade.tradeNo, notifyUrl: trade.notifyUrl, createdAt: trade.createdAt, expiresAt: trade.expiresAt, paidAt: trade.paidAt, notices: notices('alipay', outTradeNo),
    }
  })
  return [...wechat, ...alipay]
}
