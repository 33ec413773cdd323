import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../context'
import type { Database } from '../../db/database'
import { gathered } from '../../db/gathered'
import { fault } from '../../http/fault'
import type { Citizen } from '../../http/sessions'
import { record } from '../audit'
import { findSessions, slideSession, type SessionRow } from './identity.store'

export type { Citizen }

const TOKEN_BYTES = 32
const LIFETIME_MS = 30 * 86_400_000
/** A session slides at most this often: reads must not become writes. */
const SLIDE_AFTER_MS = 86_400_000

export const hashToken = (token: string) => createHash('sha256').update(token).digest()
export const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')
export const expiryFrom = (now: Date) => new Date(now.getTime() + LIFETIME_MS)

interface Wanted {
  tokenHash: Buffer
  now: Date
}
const reads = new WeakMap<Database, (wanted: Wanted) => Promise<SessionRow | undefined>>()

/** In a rush hundreds ask at once who they are: those who wait for the database are answered by one statement. */
function sessionReads({ db }: Context) {
  const known = reads.get(db)
  if (known) return known
  const made = gathered<Wanted, SessionRow>({
    most: 256,
    async read(wanted) {
      const found = new Map((await findSessions(db, wanted)).map((row) => [row.token_hash.toString('base64'), row]))
      return wanted.map(({ tokenHash }) => found.get(tokenHash.toString('base64')))
    },
  })
  reads.set(db, made)
  return made
}

/** The citizen of a session that has not run out, or null. */
export async function citizenOf(context: Context, token: string): Promise<Citizen | null> {
  const now = context.clock.now()
  const tokenHash = hashToken(token)
  const row = await sessionReads(context)({ tokenHash, now })
  if (!row) return null
  const { expires_at: expiresAt, ...citizen } = row
  if (expiresAt.getTime() - now.getTime() < LIFETIME_MS - SLIDE_AFTER_MS) await slideSession(context.db, tokenHash, expiryFrom(now))
  return { id: citizen.citizen_id, platform: citizen.platform, platformUserId: citizen.platform_user_id, level: citizen.level }
}

/** Level 3 is the real name proved, level 1 a session. The no is written down (T9). */
export async function requireLevel(context: Context, citizen: Citizen, level: number): Promise<void> {
  if (citizen.level >= level) return
  await record(context, context.db, { actor: `citizen:${citizen.id}`, action: 'access.refused', subject: `citizen:${citizen.id}`, reason: `level ${level} needed` })
  throw fault('real-name-needed')
}
