/** The trades Alipay keeps for the seller. */
import { beijingDay, beijingText, randomDigits } from '../ids'
import { identities } from '../keys'
import type { World } from '../world'

export interface AlipayTrade {
  outTradeNo: string
  tradeNo: string
  /** biz_content as it was, to recognise "the same number again, other content". */
  content: string
  subject: string
  body?: string
  passbackParams?: string
  buyerOpenId: string
  totalInFen: number
  notifyUrl?: string
  createdAt: string
  expiresAt: string
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED'
  paidAt?: string
}

export const trades = (world: World) => world.books.shelf<AlipayTrade>('alipay-trades')
export const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** The trade as it is now: one whose time has run out is closed by Alipay itself. */
export function tradeByOurNumber(world: World, outTradeNo: string): AlipayTrade | undefined {
  const trade = trades(world).get(outTradeNo)
  if (trade?.status !== 'WAIT_BUYER_PAY' || new Date(trade.expiresAt) > world.clock.now()) return trade
  return keepTrade(world, { ...trade, status: 'TRADE_CLOSED' })
}

export function tradeByTradeNo(world: World, tradeNo: string): AlipayTrade | undefined {
  const found = trades(world).list().find((trade) => trade.tradeNo === tradeNo)
  return found && tradeByOurNumber(world, found.outTradeNo)
}

export function keepTrade(world: World, trade: AlipayTrade): AlipayTrade {
  trades(world).put(trade.outTradeNo, trade)
  return trade
}

export const newTradeNo = (now: Date) => `${beijingDay(now)}2200149901${randomDigits(10)}`

/** Only the cashier calls this, on a trade that waits for its buyer. */
export const markTradePaid = (world: World, trade: AlipayTrade) => keepTrade(world, { ...trade, status: 'TRADE_SUCCESS', paidAt: world.clock.now().toISOString() })

/** The parameters of a trade_status_sync notice, without those that are made anew for each attempt. */
export function noticeFacts(trade: AlipayTrade): Record<string, string> {
  const amount = yuan(trade.totalInFen)
  return {
    notify_type: 'trade_status_sync',
    app_id: identities.alipayAppId,
    auth_app_id: identities.alipayAppId,
    charset: 'utf-8',
    version: '1.0',
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_open_id: trade.buyerOpenId,
    buyer_logon_id: '199******00',
    seller_id: identities.alipaySellerId,
    seller_email: 'city-sandbox@example.invalid',
    trade_status: trade.status,
    total_amount: amount,
    receipt_amount: amount,
    invoice_amount: amount,
    buyer_pay_amount: amount,
    point_amount: '0.00',
    subject: trade.subject,
    ...(trade.body ? { body: trade.body } : {}),
    ...(trade.passbackParams ? { passback_params: trade.passbackParams } : {}),
    gmt_create: beijingText(new Date(trade.createdAt)),
    ...(trade.paidAt ? { gmt_payment: beijingText(new Date(trade.paidAt)) } : {}),
    fund_bill_list: JSON.stringify([{ amount, fundChannel: 'ALIPAYACCOUNT' }]),
  }
}
