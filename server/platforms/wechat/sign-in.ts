import type { SignInOutcome } from '../gateway'
import type { WechatSettings } from '../settings'
import { isAnswer, type WechatCall } from './client'

/** Invalid or expired, and already used; for the citizen both mean: sign in again. */
const CODE_ERRORS = new Set([40029, 40163])
const BLOCKED = 40226

/** jscode2session. The session_key is dropped at once: nothing of ours needs it. */
export async function signIn(call: WechatCall, settings: WechatSettings, code: string): Promise<SignInOutcome> {
  const answer = await call({
    path: '/sns/jscode2session',
    query: { appid: settings.appId, secret: settings.appSecret, js_code: code, grant_type: 'authorization_code' },
  })
  if (!isAnswer(answer)) return { kind: 'unreachable' }
  if (answer.errcode === BLOCKED) return { kind: 'blocked' }
  if (CODE_ERRORS.has(answer.errcode ?? 0)) return { kind: 'rejected' }
  if (answer.errcode || typeof answer.openid !== 'string' || !answer.openid) return { kind: 'unreachable' }
  return { kind: 'ok', userId: answer.openid, ...(typeof answer.unionid === 'string' && answer.unionid ? { unionId: answer.unionid } : {}) }
}
