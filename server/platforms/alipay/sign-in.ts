import type { SignInOutcome } from '../gateway'
import type { AlipayClient } from './client'

/** alipay.system.oauth.token. The tokens are dropped at once: nothing of ours asks for user data with them. */
export async function signIn(client: AlipayClient, code: string): Promise<SignInOutcome> {
  const answer = await client.exec('alipay.system.oauth.token', { top: { grant_type: 'authorization_code', code } })
  if (answer.kind === 'unknown') return { kind: 'unreachable' }
  if (answer.kind !== 'ok') return answer.subCode === 'isv.code-invalid' ? { kind: 'rejected' } : { kind: 'unreachable' }
  const { access_token: token, open_id: openId, user_id: oldId, union_id: unionId } = answer.body
  // Apps older than the change of ids still get the 16-digit user_id.
  const userId = openId || oldId
  if (!token || typeof userId !== 'string') return { kind: 'unreachable' }
  return { kind: 'ok', userId, ...(typeof unionId === 'string' && unionId ? { unionId } : {}) }
}
