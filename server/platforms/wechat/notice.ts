/** Notices of WeChat Pay: verify, then decrypt, then compare (platforms.md §2.1). */
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { Notice, NoticeAnswer, RawNotice } from '../gateway'
import { foreign, paidFact } from './pay'
import type { PayClient } from './pay-client'

/** An older one may be a replay. WeChat signs each repetition anew. */
const MAX_AGE_S = 300

const forged = (why: string): Notice => ({ kind: 'forged', why })

export function readNotice(client: PayClient, notice: RawNotice, now: () => number): Notice {
  const header = (name: string) => String(notice.headers[name] ?? '')
  const [timestamp, nonce, serial, signature] = ['timestamp', 'nonce', 'serial', 'signature'].map((part) => header(`wechatpay-${part}`))
  if (!timestamp || !nonce || !serial || !signature) return forged('headers-missing')
  if (!(Math.abs(now() / 1000 - Number(timestamp)) <= MAX_AGE_S)) return forged('stale')
  const key = client.platformKeys.get(serial)
  if (!key) return forged('unknown-serial')
  const text = notice.rawBody.toString('utf8')
  // WeChat probes with signatures that start with WECHATPAY/SIGNTEST/: verify says false and we refuse, as wanted.
  if (!Rsa.verify(Formatter.response(timestamp, nonce, text), signature, key)) return forged('signature')
  return decrypted(client, text)
}

function decrypted(client: PayClient, text: string): Notice {
  let event: { event_type?: string; resource?: Record<string, string> }
  let body: Record<string, unknown>
  try {
    event = JSON.parse(text)
    const { ciphertext, nonce, associated_data: associated = '', algorithm } = event.resource ?? {}
    if (algorithm !== 'AEAD_AES_256_GCM') return forged('algorithm')
    body = JSON.parse(Aes.AesGcm.decrypt(ciphertext, client.settings.apiV3Key, nonce, associated))
  } catch {
    return forged('not-decryptable')
  }
  if (event.event_type !== 'TRANSACTION.SUCCESS') return { kind: 'other', what: String(event.event_type) }
  if (foreign(client, body)) return forged('another-merchant')
  if (body.trade_state !== 'SUCCESS') return { kind: 'other', what: String(body.trade_state) }
  const fact = paidFact(body)
  if (!fact || typeof body.out_trade_no !== 'string') return forged('facts-missing')
  return { kind: 'payment', orderNumber: body.out_trade_no, ...fact }
}

/** An empty 204, or FAIL with a 4xx: then WeChat sends it again. */
export const noticeAnswer = (accepted: boolean): NoticeAnswer =>
  accepted
    ? { status: 204, body: '', contentType: 'application/json; charset=utf-8' }
    : { status: 400, body: JSON.stringify({ code: 'FAIL', message: '通知未被接受' }), contentType: 'application/json; charset=utf-8' }
