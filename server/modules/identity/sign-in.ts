import type { PlatformName } from '#contract/api/shared'
import type { SignInReply } from '#contract/api/identity'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { record } from '../audit'
import { addSession, citizenOfAccount, removeSession } from './identity.store'
import { meOf } from './me'
import { expiryFrom, hashToken, newToken } from './sessions'

/** Trades the platform's one-use code for a session of ours; the first time it makes the citizen. */
export async function signIn(context: Context, given: { platform: PlatformName; code: string }): Promise<SignInReply> {
  const { platform, code } = given
  const outcome = await context.gateways[platform].signIn(code)
  if (outcome.kind === 'rejected') throw fault('sign-in-code-rejected')
  if (outcome.kind === 'blocked') throw fault('account-blocked')
  if (outcome.kind === 'unreachable') throw fault('platform-unreachable')
  const now = context.clock.now()
  const token = newToken()
  const expiresAt = expiryFrom(now)
  const citizen = await context.db.transaction(async (tx) => {
    const found = await citizenOfAccount(tx, { platform, userId: outcome.userId, unionId: outcome.unionId, newCitizenId: context.newId(), now })
    await addSession(tx, { tokenHash: hashToken(token), citizenId: found.id, platform, platformUserId: outcome.userId, now, expiresAt })
    const actor = `citizen:${found.id}`
    if (found.isNew) await record(context, tx, { actor, action: 'citizen.made', subject: actor, reason: `first sign-in on ${platform}` })
    await record(context, tx, { actor, action: 'session.opened', subject: actor, reason: platform })
    return found
  })
  return { token, expiresAt: expiresAt.toISOString(), me: await meOf(context, { id: citizen.id, platform, level: citizen.level }) }
}

export async function signOut(context: Context, given: { token: string; citizenId: string }): Promise<void> {
  await context.db.transaction(async (tx) => {
    await removeSession(tx, hashToken(given.token))
    await record(context, tx, { actor: `citizen:${given.citizenId}`, action: 'session.closed', subject: `citizen:${given.citizenId}` })
  })
}
