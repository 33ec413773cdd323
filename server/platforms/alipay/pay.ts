/** Trades of the mini-program: create, query, close (platforms.md §2.2). Yuan texts live here and in notice.ts only. */
import { fenFromYuan, yuanFromFen } from '#contract/money'
import type { CloseOutcome, PaidFact, PayOutcome, PayRequest, QueryOutcome } from '../gateway'
import { beijingText, instantOf } from './beijing-time'
import type { AlipayClient } from './client'

const LONGEST_SUBJECT = 128

export async function pay(client: AlipayClient, request: PayRequest): Promise<PayOutcome> {
  const answer = await client.exec('alipay.trade.create', {
    top: { notify_url: request.notifyUrl },
    content: {
      out_trade_no: request.orderNumber,
      total_amount: yuanFromFen(request.amountInFen),
      // None of / = & may be in it.
      subject: [...request.title.replace(/[/=&]/g, ' ')].slice(0, LONGEST_SUBJECT).join(''),
      product_code: 'JSAPI_PAY',
      op_app_id: client.settings.appId,
      buyer_open_id: request.userId,
      time_expire: beijingText(request.expiresAt),
    },
  })
  if (answer.kind === 'unknown') return answer
  if (answer.kind !== 'ok') {
    const why = `${answer.code} ${answer.subCode}`.trim()
    if (answer.subCode === 'ACQ.TRADE_HAS_SUCCESS' || answer.code === '40005') return { kind: 'unknown', why }
    return { kind: 'refused', words: '支付宝没有接受这笔订单，没有扣款', why }
  }
  const { trade_no: tradeNumber, out_trade_no: orderNumber } = answer.body
  if (typeof tradeNumber !== 'string' || orderNumber !== request.orderNumber) return { kind: 'unknown', why: 'another-order' }
  return { kind: 'ready', cashier: { platform: 'alipay', tradeNO: tradeNumber }, platformRef: tradeNumber }
}

export async function query(client: AlipayClient, orderNumber: string): Promise<QueryOutcome> {
  const answer = await client.exec('alipay.trade.query', { content: { out_trade_no: orderNumber } })
  if (answer.kind === 'unknown') return answer
  if (answer.kind !== 'ok') return answer.subCode === 'ACQ.TRADE_NOT_EXIST' ? { kind: 'not-found' } : { kind: 'unknown', why: `${answer.code} ${answer.subCode}`.trim() }
  if (answer.body.out_trade_no !== orderNumber) return { kind: 'unknown', why: 'another-order' }
  return stateOf(answer.body)
}

/** FINISHED is paid as well: only a refund is no longer possible. CLOSED with a payment date was paid and refunded. */
function stateOf(body: Record<string, unknown>): QueryOutcome {
  const state = String(body.trade_status)
  if (state === 'WAIT_BUYER_PAY') return { kind: 'unpaid' }
  if (state === 'TRADE_CLOSED') return { kind: body.send_pay_date ? 'refunded' : 'closed' }
  if (state !== 'TRADE_SUCCESS' && state !== 'TRADE_FINISHED') return { kind: 'unknown', why: `trade_status:${state}` }
  const fact = paidFact(body, body.send_pay_date)
  return fact ? { kind: 'paid', ...fact } : { kind: 'unknown', why: 'paid-without-facts' }
}

/** A query's answer and a notice name the amount alike, but not the time. */
export function paidFact(body: Record<string, unknown>, paidAtText: unknown): PaidFact | null {
  const amountInFen = typeof body.total_amount === 'string' ? fenFromYuan(body.total_amount) : null
  const paidAt = instantOf(paidAtText)
  if (amountInFen === null || !paidAt || typeof body.trade_no !== 'string' || !body.trade_no) return null
  return { platformNumber: body.trade_no, amountInFen, paidAt }
}

/** A trade that cannot be closed is paid or closed already; the query says which. */
export async function close(client: AlipayClient, orderNumber: string): Promise<CloseOutcome> {
  const answer = await client.exec('alipay.trade.close', { content: { out_trade_no: orderNumber } })
  if (answer.kind === 'ok') return 'closed'
  const state = await query(client, orderNumber)
  return state.kind === 'paid' || state.kind === 'closed' ? state.kind : 'unknown'
}
