/** Template messages of the mini-program (platforms.md §3.2). */
import type { MessageEvent } from '#contract/tile/tile'
import type { MessageOutcome, MessageValueName, PlatformMessage } from '../gateway'
import { fitValue, type ValueKind } from '../message-values'
import type { AlipayClient } from './client'

/** keyword1, keyword2 … in the order of the template, as chosen in the merchant centre. */
export const templateKeys: Record<MessageEvent, readonly (readonly [MessageValueName, ValueKind])[]> = {
  'booking-made': [['what', 'thing'], ['when', 'time'], ['where', 'thing'], ['number', 'character_string']],
  'booking-cancelled': [['what', 'thing'], ['when', 'time'], ['where', 'thing'], ['note', 'thing']],
  'payment-settled': [['what', 'thing'], ['amount', 'amount'], ['when', 'time'], ['number', 'character_string']],
  'payment-refunded': [['what', 'thing'], ['amount', 'amount'], ['when', 'time'], ['note', 'thing']],
  'query-answered': [['what', 'thing'], ['when', 'time'], ['note', 'thing']],
}

/** The template is not ours or gone, or the placeholders do not fit it. */
const NEVER = /ILLEGAL|INVALID|FORM_ID/

export async function sendMessage(client: AlipayClient, message: PlatformMessage): Promise<MessageOutcome> {
  const data: Record<string, { value: string }> = {}
  for (const [at, [name, kind]] of templateKeys[message.event].entries()) {
    const value = fitValue(kind, message.values[name] ?? '')
    if (!value) return { kind: 'rejected', why: `value-missing:${name}` }
    data[`keyword${at + 1}`] = { value }
  }
  const answer = await client.exec('alipay.open.app.mini.templatemessage.send', {
    content: {
      to_open_id: message.userId,
      user_template_id: message.templateId,
      page: message.page.replace(/^\//, ''),
      // A document with keys of its own: the SDK would rename them if it were not a text.
      data: JSON.stringify(data),
    },
  })
  if (answer.kind === 'ok') return { kind: 'sent' }
  if (answer.kind === 'unknown') return { kind: answer.why === 'not-sent' ? 'retry' : 'unknown', why: answer.why }
  // No source names the code for "not subscribed": every other signed 40004 means not deliverable.
  if (answer.code === '40004' && !NEVER.test(answer.subCode)) return { kind: 'no-grant' }
  return answer.code === '40005' ? { kind: 'retry', why: '40005' } : { kind: 'rejected', why: `${answer.code} ${answer.subCode}`.trim() }
}
