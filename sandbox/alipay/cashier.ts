/** Alipay's own cashier. */
import type { NoticePost } from '../notices/post'
import { findCitizen, type World } from '../world'
import { tellTradePaid } from './notice-style'
import { markTradePaid, tradeByOurNumber, tradeByTradeNo } from './trade'

/** my.tradePay puts every outcome in resultCode: 4000 is "failed". */
export type OpenedAlipay = { kind: 'opened'; orderNumber: string; amountInFen: number; description: string } | { kind: 'refused'; errMsg: string }

export function openAlipayCashier(world: World, call: { citizen: string; tradeNO: string }): OpenedAlipay {
  const citizen = findCitizen(world, call.citizen)
  if (!citizen) return { kind: 'refused', errMsg: 'unknown citizen' }
  const trade = typeof call.tradeNO === 'string' ? tradeByTradeNo(world, call.tradeNO) : undefined
  if (!trade) return { kind: 'refused', errMsg: '交易不存在' }
  if (trade.buyerOpenId !== citizen.alipayOpenId) return { kind: 'refused', errMsg: '付款人不是这笔交易的买家' }
  if (trade.status !== 'WAIT_BUYER_PAY') return { kind: 'refused', errMsg: trade.status === 'TRADE_SUCCESS' ? '交易已支付' : '交易已关闭' }
  return { kind: 'opened', orderNumber: trade.outTradeNo, amountInFen: trade.totalInFen, description: trade.subject }
}

/** False when the trade was closed or paid while the cashier was open. */
export function payAlipay(world: World, post: NoticePost, orderNumber: string): boolean {
  const trade = tradeByOurNumber(world, orderNumber)
  if (trade?.status !== 'WAIT_BUYER_PAY') return false
  tellTradePaid(post, markTradePaid(world, trade))
  return true
}
