/** Trade notices of Alipay: a signed form, repeated until the body is exactly "success". */
import { createSign } from 'node:crypto'
import { beijingDay, beijingText, randomDigits } from '../ids'
import type { Keys } from '../keys'
import type { NoticeStyle } from '../notices/notice'
import type { NoticePost } from '../notices/post'
import { noticeFacts, yuan, type AlipayTrade } from './trade'

const MINUTE = 60
const HOUR = 3600
export const RETRY_AFTER_SECONDS = [4 * MINUTE, 10 * MINUTE, 10 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 15 * HOUR]

/** Notices leave sign_type out of the signed text, unlike requests. */
const textToSign = (parameters: Record<string, string>) =>
  Object.keys(parameters).filter((key) => key !== 'sign' && key !== 'sign_type').sort().map((key) => `${key}=${parameters[key]}`).join('&')

export function alipayNoticeStyle(keys: Keys): NoticeStyle {
  return {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    compose({ id, facts }, { forged, wrongAmount }) {
      const parameters: Record<string, string> = { ...(facts as Record<string, string>), notify_id: id, notify_time: beijingText(new Date()) }
      if (wrongAmount) parameters.total_amount = yuan(Math.round(Number(parameters.total_amount) * 100) + 1)
      const sign = createSign('RSA-SHA256').update(textToSign(parameters), 'utf8').sign(forged ? keys.strangerPrivate : keys.alipayPrivate, 'base64')
      return {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: new URLSearchParams({ ...parameters, sign_type: 'RSA2', sign }).toString(),
      }
    },
    isAccepted: (status, body) => status === 200 && body === 'success',
  }
}

export function tellTradePaid(post: NoticePost, trade: AlipayTrade): void {
  // Without a notify_url Alipay tells nobody; the seller has to ask.
  if (!trade.notifyUrl) return
  const id = `${beijingDay(new Date())}00222${randomDigits(21)}`
  post.send({ id, platform: 'alipay', orderNumber: trade.outTradeNo, url: trade.notifyUrl, facts: noticeFacts(trade) })
}
