/** The orders WeChat Pay keeps for the merchant, and the few ways they may change. */
import { beijingDay, beijingRfc3339, randomDigits } from '../ids'
import { identities } from '../keys'
import type { World } from '../world'

export interface WechatOrder {
  outTradeNo: string
  /** The create call's fields, to recognise "the same number again, other parameters". */
  parameters: string
  description: string
  attach?: string
  openid: string
  totalInFen: number
  notifyUrl: string
  createdAt: string
  expiresAt: string
  prepayId: string
  prepayUntil: string
  /** REFUND is a paid order whose money was given back, or a part of it. */
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND'
  transactionId?: string
  paidAt?: string
}

const STATE_WORDS = { NOTPAY: '订单未支付', SUCCESS: '支付成功', CLOSED: '订单已关闭', REFUND: '转入退款' }

export const wechatOrders = (world: World) => world.books.shelf<WechatOrder>('wechat-orders')

/** The order as it is now: one whose time has run out is closed by WeChat Pay itself. */
export function wechatOrder(world: World, outTradeNo: string): WechatOrder | undefined {
  const order = wechatOrders(world).get(outTradeNo)
  if (order?.state !== 'NOTPAY' || new Date(order.expiresAt) > world.clock.now()) return order
  return keep(world, { ...order, state: 'CLOSED' })
}

export const orderByPrepayId = (world: World, prepayId: string) => {
  const found = wechatOrders(world).list().find((order) => order.prepayId === prepayId)
  return found && wechatOrder(world, found.outTradeNo)
}

export function keep(world: World, order: WechatOrder): WechatOrder {
  wechatOrders(world).put(order.outTradeNo, order)
  return order
}

/** The money moves: only the cashier calls this, on an order that is not paid. */
export function markPaid(world: World, order: WechatOrder): WechatOrder {
  const now = world.clock.now()
  return keep(world, { ...order, state: 'SUCCESS', transactionId: `4200009901${beijingDay(now)}${randomDigits(10)}`, paidAt: now.toISOString() })
}

export const wasPaid = ({ state }: WechatOrder) => state === 'SUCCESS' || state === 'REFUND'

/** The answer to a query, and the content of a payment notice. */
export function orderFacts(order: WechatOrder): Record<string, unknown> {
  const paid = wasPaid(order)
  return {
    appid: identities.wechatAppId,
    mchid: identities.merchantId,
    out_trade_no: order.outTradeNo,
    ...(paid ? { transaction_id: order.transactionId, trade_type: 'JSAPI', bank_type: 'OTHERS', success_time: beijingRfc3339(new Date(order.paidAt as string)) } : {}),
    trade_state: order.state,
    trade_state_desc: STATE_WORDS[order.state],
    attach: order.attach ?? '',
    payer: { openid: order.openid },
    amount: { total: order.totalInFen, ...(paid ? { payer_total: order.totalInFen, payer_currency: 'CNY' } : {}), currency: 'CNY' },
    promotion_detail: [],
  }
}
