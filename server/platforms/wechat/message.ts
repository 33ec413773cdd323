/** 订阅消息: one message for each yes the citizen gave (platforms.md §3.1). */
import type { MessageEvent } from '#contract/tile/tile'
import type { MessageOutcome, MessageValueName, PlatformMessage } from '../gateway'
import { fitValue, kindOfKey } from '../message-values'
import type { WechatSettings } from '../settings'
import { isAnswer } from './client'
import type { CallWithToken } from './token'

/** Which key of the template carries which value: as the templates were chosen in the console of mp.weixin.qq.com. */
export const templateKeys: Record<MessageEvent, Record<string, MessageValueName>> = {
  'booking-made': { thing1: 'what', time2: 'when', thing3: 'where', character_string4: 'number' },
  'booking-cancelled': { thing1: 'what', time2: 'when', thing3: 'where', thing4: 'note' },
  'payment-settled': { thing1: 'what', amount2: 'amount', time3: 'when', character_string4: 'number' },
  'payment-refunded': { thing1: 'what', amount2: 'amount', time3: 'when', thing4: 'note' },
  'query-answered': { thing1: 'what', time2: 'when', thing3: 'note' },
}

/** 43101: refused, or no acceptance left. */
const NO_GRANT = 43101
/** Bad data, template, page or receiver: the same message will never be taken. */
const NEVER = new Map([[47003, 'data'], [40037, 'template'], [41030, 'page'], [40003, 'receiver'], [48001, 'not-granted-to-app']])

export async function sendMessage(call: CallWithToken, settings: WechatSettings, message: PlatformMessage): Promise<MessageOutcome> {
  const data: Record<string, { value: string }> = {}
  for (const [key, name] of Object.entries(templateKeys[message.event])) {
    const value = fitValue(kindOfKey(key), message.values[name] ?? '')
    if (!value) return { kind: 'rejected', why: `value-missing:${name}` }
    data[key] = { value }
  }
  const body = {
    touser: message.userId,
    template_id: message.templateId,
    // The platform wants the path without its leading slash.
    page: message.page.replace(/^\//, ''),
    data,
    miniprogram_state: settings.miniProgramState,
    lang: 'zh_CN',
  }
  const answer = await call({ path: '/cgi-bin/message/subscribe/send', body })
  if (answer === 'not-sent') return { kind: 'retry', why: answer }
  if (!isAnswer(answer) || typeof answer.errcode !== 'number') return { kind: 'unknown', why: 'silent' }
  const code = answer.errcode
  if (code === 0) return { kind: 'sent', ...(answer.msgid === undefined ? {} : { id: String(answer.msgid) }) }
  if (code === NO_GRANT) return { kind: 'no-grant' }
  // Any other number (-1 busy, 45009 too many) is WeChat's own word that it took nothing.
  const why = NEVER.get(code)
  return why ? { kind: 'rejected', why: `${why}:${code}` } : { kind: 'retry', why: `errcode:${code}` }
}
