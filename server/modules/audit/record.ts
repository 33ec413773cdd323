import { createHash } from 'node:crypto'
import type { Clock } from '../../context'
import type { Sql } from '../../db/database'
import { addRows } from './audit.store'
import { canonicalJson } from './canonical'

export interface AuditEntry {
  /** "citizen:<id>", "operator:<name>", "platform:wechat", "system". */
  actor: string
  /** Past tense, "order.paid", "booking.refused". */
  action: string
  /** "order:<id>". */
  subject: string
  /** A state's word is kept as it is; anything larger only as its SM3 digest, for the audit must not hold personal data. */
  before?: unknown
  after?: unknown
  reason?: string
}

interface Stamp {
  clock: Clock
  newId(): string
}

const WORD = /^[a-z0-9][a-z0-9.:-]{0,79}$/

/** SM3, the digest of the Chinese standard GB/T 32905. */
export const sm3 = (text: string) => createHash('sm3').update(text, 'utf8').digest('hex')

const kept = (state: unknown) => {
  if (state === undefined || state === null) return null
  return typeof state === 'string' && WORD.test(state) ? state : `sm3:${sm3(canonicalJson(state))}`
}

/** Adds one row in the transaction of the change it tells of. */
export function record(context: Stamp, tx: Sql, entry: AuditEntry): Promise<void> {
  return recordAll(context, tx, [entry])
}

/** Many rows in one statement, for the coalesced booking. */
export async function recordAll(context: Stamp, tx: Sql, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const at = context.clock.now()
  await addRows(
    tx,
    entries.map(({ actor, action, subject, before, after, reason }) => ({
      id: context.newId(), at, actor, action, subject, state_before: kept(before), state_after: kept(after), reason: reason ?? null,
    })),
  )
}
