/** WeChat's own cashier: what the client checks before it shows an amount, and what happens when the citizen says yes. */
import { findCitizen, type World } from '../world'
import { identities } from '../keys'
import type { NoticePost } from '../notices/post'
import { tellPaid } from './notice-style'
import { markPaid, orderByPrepayId, wasPaid, wechatOrder } from './order'
import { isPaySign } from './signing'

export interface WechatCashierCall { citizen: string; appId: string; timeStamp: string; nonceStr: string; package: string; signType: string; paySign: string }

export type OpenedWechat = { kind: 'opened'; orderNumber: string; amountInFen: number; description: string } | { kind: 'refused'; errMsg: string }

const refused = (why: string): OpenedWechat => ({ kind: 'refused', errMsg: `requestPayment:fail ${why}` })

export function openWechatCashier(world: World, call: WechatCashierCall): OpenedWechat {
  const citizen = findCitizen(world, call.citizen)
  if (!citizen) return refused('unknown citizen')
  for (const name of ['timeStamp', 'nonceStr', 'package', 'paySign'] as const) if (typeof call[name] !== 'string' || !call[name]) return refused(`parameter error: ${name}`)
  if (call.appId !== identities.wechatAppId) return refused('appid error')
  if (call.signType !== 'RSA' || call.nonceStr.length > 32 || !isPaySign(world.keys, call)) return refused('支付验证签名失败')
  const prepayId = /^prepay_id=(.+)$/.exec(call.package)?.[1]
  const order = prepayId ? orderByPrepayId(world, prepayId) : undefined
  if (!order) return refused('prepay_id 无效')
  if (order.openid !== citizen.wechatOpenid) return refused('下单账号与支付账号不一致')
  if (wasPaid(order)) return refused('该订单已支付')
  if (order.state === 'CLOSED' || new Date(order.prepayUntil) <= world.clock.now()) return refused('该订单已过期，请重新下单')
  return { kind: 'opened', orderNumber: order.outTradeNo, amountInFen: order.totalInFen, description: order.description }
}

/** False when the order was closed or paid while the cashier was open. */
export function payWechat(world: World, post: NoticePost, orderNumber: string): boolean {
  const order = wechatOrder(world, orderNumber)
  if (order?.state !== 'NOTPAY') return false
  tellPaid(post, markPaid(world, order))
  return true
}
