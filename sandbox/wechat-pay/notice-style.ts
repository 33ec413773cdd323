/** Payment notices of WeChat Pay: signed, sealed, repeated up to 15 times. */
import { randomUUID } from 'node:crypto'
import { beijingRfc3339 } from '../ids'
import type { Keys } from '../keys'
import type { NoticeStyle } from '../notices/notice'
import type { NoticePost } from '../notices/post'
import { orderFacts, type WechatOrder } from './order'
import { seal, signatureHeaders } from './signing'

const MINUTE = 60
const HOUR = 3600
export const RETRY_AFTER_SECONDS = [15, 15, 30, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR]

/** The envelope around a sealed transaction; `id` and time stay the same over all attempts. */
function envelope(keys: Keys, id: string, facts: Record<string, unknown>): string {
  const { ciphertext, nonce } = seal(keys, JSON.stringify(facts), 'transaction')
  return JSON.stringify({
    id,
    create_time: facts.success_time ?? beijingRfc3339(new Date()),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: 'transaction', nonce },
  })
}

export function wechatNoticeStyle(keys: Keys): NoticeStyle {
  return {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    compose({ id, facts }, { forged, wrongAmount }) {
      const amount = facts.amount as { total: number; payer_total: number }
      const told = wrongAmount ? { ...facts, amount: { ...amount, total: amount.total + 1, payer_total: amount.total + 1 } } : facts
      const body = envelope(keys, id, told)
      return { headers: { 'Content-Type': 'application/json', ...signatureHeaders(keys, body, forged ? keys.strangerPrivate : undefined) }, body }
    },
    isAccepted: (status) => status === 200 || status === 204,
  }
}

export function tellPaid(post: NoticePost, order: WechatOrder): void {
  post.send({ id: randomUUID(), platform: 'wechat', orderNumber: order.outTradeNo, url: order.notifyUrl, facts: orderFacts(order) })
}
