/** Controls that spoil a platform's answer after the work behind it was done: the caller cannot know whether it was. */
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Books } from './books'

export const answerModes = ['normal', 'silent', 'hang-up', 'bad-signature', 'error-500', 'html'] as const
export type AnswerMode = (typeof answerModes)[number]
export const answerers = ['wechat', 'wechat-pay', 'alipay'] as const
export type Answerer = (typeof answerers)[number]

const SILENT_MS = 20_000

interface Rule { mode: AnswerMode; times?: number; /** Only calls whose address or Alipay method contains this. */ call?: string }

export interface AnswerFaults {
  set(answerer: Answerer, rule: Rule): void
  take(answerer: Answerer, call: string): AnswerMode
}

export function answerFaults(books: Books): AnswerFaults {
  const shelf = books.shelf<Rule>('answer-faults')
  return {
    set: (answerer, rule) => shelf.put(answerer, rule),
    take(answerer, call) {
      const rule = shelf.get(answerer)
      if (!rule || (rule.call && !call.includes(rule.call))) return 'normal'
      if (rule.times !== undefined) {
        if (rule.times <= 1) shelf.remove(answerer)
        else shelf.put(answerer, { ...rule, times: rule.times - 1 })
      }
      return rule.mode
    },
  }
}

/** The first character: the bits of the last one need not all count. */
const changed = (signature: string) => `${signature.startsWith('x') ? 'y' : 'x'}${signature.slice(1)}`

/** Hangs on a platform's scope; the handlers have run by then. */
export function spoilAnswers(scope: FastifyInstance, answerer: Answerer, faults: AnswerFaults): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    switch (faults.take(answerer, decodeURIComponent(request.raw.url as string))) {
      case 'silent':
        // Long enough for any client to give up first, and never for good.
        await pause(SILENT_MS, undefined, { ref: false })
        request.raw.socket.destroy()
        return payload
      case 'hang-up':
        request.raw.socket.destroy()
        return payload
      case 'bad-signature': {
        const signature = reply.getHeader('wechatpay-signature')
        if (signature) reply.header('wechatpay-signature', changed(String(signature)))
        return String(payload ?? '').replace(/(?<="sign":")[^"]+/, changed)
      }
      case 'error-500':
        reply.code(500)
        return '{"code":"SYSTEM_ERROR","message":"系统错误"}'
      case 'html':
        reply.type('text/html; charset=utf-8')
        return '<html><body><h1>502 Bad Gateway</h1></body></html>'
      default:
        return payload
    }
  })
}
