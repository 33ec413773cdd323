import type { OperatorSignInReply } from '#contract/api/console'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import type { Operator } from '../../http/sessions'
import { record } from '../audit'
import { addOperator, addOperatorSession, operatorByName, operatorBySession } from './operators.store'
import { hashPassword, isPassword } from './passwords'
import { hashToken, newToken } from './sessions'

const SHIFT_MS = 12 * 3_600_000
/** Compared with when the name is unknown, so that the time of the answer does not tell which names exist. */
const NOBODY = 'scrypt$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='

export async function operatorSignIn(context: Context, given: { name: string; password: string }): Promise<OperatorSignInReply> {
  const found = await operatorByName(context.db, given.name)
  const isRight = await isPassword(given.password, found?.password_hash ?? NOBODY)
  if (!found || !isRight) {
    await record(context, context.db, { actor: found ? `operator:${found.name}` : 'nobody', action: 'operator.refused', subject: 'console', reason: 'wrong name or password' })
    throw fault('not-allowed')
  }
  const now = context.clock.now()
  const token = newToken()
  const expiresAt = new Date(now.getTime() + SHIFT_MS)
  await context.db.transaction(async (tx) => {
    await addOperatorSession(tx, { tokenHash: hashToken(token), operatorId: found.id, now, expiresAt })
    await record(context, tx, { actor: `operator:${found.name}`, action: 'session.opened', subject: `operator:${found.name}` })
  })
  return { token, expiresAt: expiresAt.toISOString(), operator: { name: found.display_name, role: found.role } }
}

export async function operatorOf(context: Context, token: string): Promise<Operator | null> {
  const row = await operatorBySession(context.db, hashToken(token), context.clock.now())
  return row ? { id: row.id, name: row.name, displayName: row.display_name, role: row.role } : null
}

/** Demo accounts of the seed; one that exists keeps its password. */
export async function makeOperator(context: Context, given: { name: string; displayName: string; role: string; password: string }): Promise<void> {
  if (await operatorByName(context.db, given.name)) return
  const passwordHash = await hashPassword(given.password)
  await context.db.transaction(async (tx) => {
    const added = await addOperator(tx, { id: context.newId(), name: given.name, display_name: given.displayName, role: given.role, password_hash: passwordHash, now: context.clock.now() })
    if (added) await record(context, tx, { actor: 'system', action: 'operator.made', subject: `operator:${given.name}`, after: given.role })
  })
}
