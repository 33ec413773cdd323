/** Notices of Alipay: form fields, signed with Alipay's key (platforms.md §2.2). */
import type { Notice, NoticeAnswer, RawNotice } from '../gateway'
import type { AlipayClient } from './client'
import { paidFact } from './pay'

const forged = (why: string): Notice => ({ kind: 'forged', why })

export function readNotice(client: AlipayClient, notice: RawNotice): Notice {
  const fields = Object.fromEntries(new URLSearchParams(notice.rawBody.toString('utf8')))
  // The SDK takes the algorithm from the notice itself; RSA would be SHA-1.
  if (fields.sign_type !== 'RSA2') return forged('sign-type')
  if (!fields.sign || !client.sdk.checkNotifySignV2(fields)) return forged('signature')
  if (fields.app_id !== client.settings.appId || fields.seller_id !== client.settings.sellerId) return forged('another-merchant')
  return genuine(fields)
}

/** A refund sends another TRADE_SUCCESS to the same address, told apart by its refund fields. */
function genuine(fields: Record<string, string>): Notice {
  const isPaid = fields.trade_status === 'TRADE_SUCCESS' || fields.trade_status === 'TRADE_FINISHED'
  if (fields.notify_type !== 'trade_status_sync' || !isPaid) return { kind: 'other', what: fields.trade_status ?? fields.notify_type ?? '' }
  if (fields.gmt_refund || fields.refund_fee || fields.out_biz_no) return { kind: 'other', what: 'refund' }
  const fact = paidFact(fields, fields.gmt_payment)
  if (!fact || !fields.out_trade_no) return forged('facts-missing')
  return { kind: 'payment', orderNumber: fields.out_trade_no, ...fact }
}

/** Exactly the seven characters of "success"; anything else makes Alipay send it again. */
export const noticeAnswer = (accepted: boolean): NoticeAnswer =>
  accepted
    ? { status: 200, body: 'success', contentType: 'text/plain; charset=utf-8' }
    : { status: 400, body: 'fail', contentType: 'text/plain; charset=utf-8' }
