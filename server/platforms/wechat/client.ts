/** api.weixin.qq.com: plain JSON without signatures, HTTP 200 for everything, sent as text/plain. */
import { neverConnected } from '../never-connected'
import type { WechatSettings } from '../settings'

const TIMEOUT_MS = 5000
const LONGEST_ANSWER = 64 * 1024

export interface WechatAnswer {
  errcode?: number
  errmsg?: string
  [key: string]: unknown
}
/** "not-sent": WeChat never saw the request. "silent": it may have acted on it; what came back, if anything, is not an answer of WeChat's. */
export type NoAnswer = 'not-sent' | 'silent'
export type WechatCall = (request: { path: string; query?: Record<string, string>; body?: unknown }) => Promise<WechatAnswer | NoAnswer>

export const isAnswer = (answer: WechatAnswer | NoAnswer): answer is WechatAnswer => typeof answer !== 'string'

export function wechatApi(settings: Pick<WechatSettings, 'apiBase'>): WechatCall {
  return async ({ path, query, body }) => {
    const url = new URL(path, settings.apiBase)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    try {
      const answer = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' },
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      return answer.ok ? parsed(await answer.text()) : 'silent'
    } catch (error) {
      // The address carries the app secret or a login code, so the error's own text must not travel further.
      return neverConnected(error) ? 'not-sent' : 'silent'
    }
  }
}

function parsed(text: string): WechatAnswer | NoAnswer {
  if (text.length > LONGEST_ANSWER) return 'silent'
  const answer: unknown = JSON.parse(text)
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? (answer as WechatAnswer) : 'silent'
}
