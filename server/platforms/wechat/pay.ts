/** JSAPI orders: create, query, close, and the signed parameters of wx.requestPayment (platforms.md §2.1). */
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { CloseOutcome, PaidFact, PayOutcome, PayRequest, QueryOutcome } from '../gateway'
import type { PayClient } from './pay-client'

/** ≤ 127 bytes even if every character is a Han one. */
const LONGEST_DESCRIPTION = 42
const BEIJING_OFFSET_MS = 8 * 3_600_000

/** "2026-11-24T09:30:00+08:00": WeChat takes no other form. */
export const beijingRfc3339 = (instant: Date) => `${new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 19)}+08:00`

export async function pay(client: PayClient, request: PayRequest, now: () => number): Promise<PayOutcome> {
  const { settings } = client
  const answer = await client.create({
    appid: settings.appId,
    mchid: settings.merchantId,
    description: [...request.title].slice(0, LONGEST_DESCRIPTION).join(''),
    out_trade_no: request.orderNumber,
    time_expire: beijingRfc3339(request.expiresAt),
    notify_url: request.notifyUrl,
    amount: { total: request.amountInFen, currency: 'CNY' },
    payer: { openid: request.userId },
  })
  if (answer.kind === 'unknown') return answer
  // Paid or rate limited is not a no: the order may stand, so query must say.
  if (answer.kind === 'error' && ['ORDERPAID', 'FREQUENCYLIMITED', 'SYSTEMERROR'].includes(answer.code)) return { kind: 'unknown', why: answer.why }
  if (answer.kind === 'error') return { kind: 'refused', words: '微信支付没有接受这笔订单，没有扣款', why: answer.why }
  const prepayId = answer.body.prepay_id
  if (typeof prepayId !== 'string' || !prepayId) return { kind: 'unknown', why: 'no-prepay-id' }
  return { kind: 'ready', cashier: cashier(client, prepayId, now), platformRef: prepayId }
}

/** appId is part of the signed text but not of the parameters. */
export function cashier(client: Pick<PayClient, 'settings' | 'merchantKey'>, prepayId: string, now: () => number) {
  const timeStamp = String(Math.floor(now() / 1000))
  const nonceStr = Formatter.nonce()
  const order = `prepay_id=${prepayId}`
  const text = Formatter.joinedByLineFeed(client.settings.appId, timeStamp, nonceStr, order)
  return { platform: 'wechat' as const, timeStamp, nonceStr, package: order, signType: 'RSA' as const, paySign: Rsa.sign(text, client.merchantKey) }
}

export async function query(client: PayClient, orderNumber: string): Promise<QueryOutcome> {
  const answer = await client.query(orderNumber)
  if (answer.kind === 'unknown') return answer
  if (answer.kind === 'error') return answer.code === 'ORDERNOTEXIST' ? { kind: 'not-found' } : { kind: 'unknown', why: answer.why }
  const { body } = answer
  if (foreign(client, body) || body.out_trade_no !== orderNumber) return { kind: 'unknown', why: 'another-order' }
  return stateOf(body)
}

/** REFUND only says that a refund was begun, by someone else than us. */
function stateOf(body: Record<string, unknown>): QueryOutcome {
  const state = String(body.trade_state)
  if (state === 'SUCCESS') {
    const fact = paidFact(body)
    return fact ? { kind: 'paid', ...fact } : { kind: 'unknown', why: 'paid-without-facts' }
  }
  if (['NOTPAY', 'USERPAYING', 'PAYERROR', 'ACCEPT'].includes(state)) return { kind: 'unpaid' }
  if (['CLOSED', 'REVOKED'].includes(state)) return { kind: 'closed' }
  if (state === 'REFUND') return { kind: 'refunded' }
  return { kind: 'unknown', why: `trade_state:${state}` }
}

/** True when the answer or notice speaks of another merchant's or another app's order. */
export const foreign = (client: Pick<PayClient, 'settings'>, body: Record<string, unknown>) =>
  body.mchid !== client.settings.merchantId || body.appid !== client.settings.appId

/** The same object in a query's answer and in a decrypted notice. */
export function paidFact(body: Record<string, unknown>): PaidFact | null {
  const amount = body.amount as { total?: unknown; currency?: unknown } | undefined
  const paidAt = new Date(String(body.success_time))
  const isWhole = typeof amount?.total === 'number' && Number.isSafeInteger(amount.total)
  if (!isWhole || (amount.currency ?? 'CNY') !== 'CNY' || Number.isNaN(paidAt.getTime())) return null
  if (typeof body.transaction_id !== 'string' || !body.transaction_id) return null
  return { platformNumber: body.transaction_id, amountInFen: amount.total as number, paidAt }
}

/** 204 is signed and may be repeated; for any other answer only the query can be believed. */
export async function close(client: PayClient, orderNumber: string): Promise<CloseOutcome> {
  const answer = await client.close(orderNumber)
  if (answer.kind === 'ok') return 'closed'
  const state = await query(client, orderNumber)
  return state.kind === 'paid' || state.kind === 'closed' ? state.kind : 'unknown'
}
