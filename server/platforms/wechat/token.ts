/** One access token for the whole process, fetched by one refresher however many calls wait for it. */
import { isAnswer, type NoAnswer, type WechatAnswer, type WechatCall } from './client'
import type { WechatSettings } from '../settings'

/** The token was replaced or ran out while the call was on its way (platforms.md §1.2). */
const TOKEN_ERRORS = new Set([40001, 40014, 42001])
/** stable_token hands out the next token five minutes before the end of this one. */
const RENEW_BEFORE_MS = 5 * 60_000

export type CallWithToken = (request: { path: string; body: unknown }) => Promise<WechatAnswer | NoAnswer>

interface Token {
  text: string
  renewAt: number
}

export function tokenKeeper(call: WechatCall, settings: Pick<WechatSettings, 'appId' | 'appSecret'>, now: () => number) {
  let held: Token | null = null
  let fetching: Promise<Token | null> | null = null

  async function fetchToken(force: boolean): Promise<Token | null> {
    const body = { grant_type: 'client_credential', appid: settings.appId, secret: settings.appSecret, force_refresh: force }
    const answer = await call({ path: '/cgi-bin/stable_token', body })
    if (!isAnswer(answer) || typeof answer.access_token !== 'string' || typeof answer.expires_in !== 'number') return null
    return { text: answer.access_token, renewAt: now() + Math.max(answer.expires_in * 1000 - RENEW_BEFORE_MS, 1000) }
  }

  function renewed(force: boolean): Promise<Token | null> {
    fetching ??= fetchToken(force)
      .then((token) => (held = token))
      .finally(() => (fetching = null))
    return fetching
  }

  return {
    /** The token in force; null when WeChat gives none. */
    async current(): Promise<string | null> {
      if (held && now() < held.renewAt) return held.text
      return (await renewed(false))?.text ?? null
    },
    /** A token other than the one just refused. Forced only if the normal way gives the same again: forcing is limited to 20 a day. */
    async instead(refused: string): Promise<string | null> {
      if (held && held.text !== refused) return held.text
      const normal = await renewed(false)
      return (normal?.text === refused ? await renewed(true) : normal)?.text ?? null
    },
  }
}

/** Calls with the token; a refused token is renewed once and the call made once more. Without a token nothing is sent. */
export function withToken(call: WechatCall, keeper: ReturnType<typeof tokenKeeper>): CallWithToken {
  const callWith = (token: string, { path, body }: { path: string; body: unknown }) => call({ path, query: { access_token: token }, body })
  return async (request) => {
    const token = await keeper.current()
    if (!token) return 'not-sent'
    const answer = await callWith(token, request)
    if (!isAnswer(answer) || !TOKEN_ERRORS.has(answer.errcode ?? 0)) return answer
    const other = await keeper.instead(token)
    return other ? callWith(other, request) : 'not-sent'
  }
}
