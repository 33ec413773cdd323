import type { PlatformName } from '#contract/api/shared'
import type { Sql } from '../../db/database'

export interface SessionRow {
  token_hash: Buffer
  citizen_id: string
  platform: PlatformName
  platform_user_id: string
  level: number
  expires_at: Date
}

/** Each is asked for at its own moment; those that had run out by then are not there. */
export async function findSessions(db: Sql, wanted: { tokenHash: Buffer; now: Date }[]): Promise<SessionRow[]> {
  const rows = await db.query<SessionRow>(
    `select s.token_hash, s.citizen_id, s.platform, s.platform_user_id, s.expires_at, c.level
     from sessions s join citizens c on c.id = s.citizen_id where s.token_hash = any($1::bytea[])`,
    [wanted.map((each) => each.tokenHash)],
  )
  const latest = wanted.reduce((last, { now }) => (now > last ? now : last), wanted[0].now)
  return rows.filter((row) => row.expires_at > latest)
}

export async function slideSession(db: Sql, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await db.query('update sessions set expires_at = $2 where token_hash = $1', [tokenHash, expiresAt])
}

export async function addSession(tx: Sql, session: { tokenHash: Buffer; citizenId: string; platform: PlatformName; platformUserId: string; now: Date; expiresAt: Date }): Promise<void> {
  await tx.query(
    'insert into sessions (token_hash, citizen_id, platform, platform_user_id, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [session.tokenHash, session.citizenId, session.platform, session.platformUserId, session.now, session.expiresAt],
  )
}

export async function removeSession(db: Sql, tokenHash: Buffer): Promise<void> {
  await db.query('delete from sessions where token_hash = $1', [tokenHash])
}

export async function removeExpiredSessions(db: Sql, now: Date): Promise<void> {
  await db.query('delete from sessions where expires_at <= $1', [now])
  await db.query('delete from operator_sessions where expires_at <= $1', [now])
}

interface Account { platform: PlatformName; userId: string; unionId?: string; newCitizenId: string; now: Date }

/** The citizen of a platform account; made at its first sign-in. Two sign-ins at once end with one citizen. */
export async function citizenOfAccount(tx: Sql, account: Account): Promise<{ id: string; level: number; isNew: boolean }> {
  const find = () =>
    tx.query<{ id: string; level: number }>(
      'select c.id, c.level from platform_accounts a join citizens c on c.id = a.citizen_id where a.platform = $1 and a.platform_user_id = $2',
      [account.platform, account.userId],
    )
  const known = (await find())[0]
  if (known) return { ...known, isNew: false }
  await tx.query('insert into citizens (id, created_at) values ($1, $2)', [account.newCitizenId, account.now])
  const added = await tx.query(
    `insert into platform_accounts (platform, platform_user_id, union_id, citizen_id, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning citizen_id`,
    [account.platform, account.userId, account.unionId ?? null, account.newCitizenId, account.now],
  )
  if (added.length > 0) return { id: account.newCitizenId, level: 1, isNew: true }
  await tx.query('delete from citizens where id = $1', [account.newCitizenId])
  return { ...(await find())[0], isNew: false }
}

export function accountRows(sql: Sql, citizenId: string): Promise<{ platform: PlatformName; platform_user_id: string }[]> {
  return sql.query('select platform, platform_user_id from platform_accounts where citizen_id = $1 order by created_at', [citizenId])
}

export async function levelOf(sql: Sql, citizenId: string): Promise<number> {
  return (await sql.query<{ level: number }>('select level from citizens where id = $1', [citizenId]))[0]?.level ?? 1
}

export async function readFacts(sql: Sql, citizenId: string): Promise<{ name: Buffer | null; id_number: Buffer | null; mobile: Buffer | null } | undefined> {
  const rows = await sql.query<{ name: Buffer | null; id_number: Buffer | null; mobile: Buffer | null }>(
    'select name, id_number, mobile from personal_facts where citizen_id = $1',
    [citizenId],
  )
  return rows[0]
}

interface SealedFacts { citizenId: string; name: Buffer | null; idNumber: Buffer | null; mobile: Buffer | null; fingerprint: string | null; now: Date }

/** What is null leaves what is stored. */
export async function writeFacts(tx: Sql, facts: SealedFacts): Promise<void> {
  await tx.query(
    `insert into personal_facts as f (citizen_id, name, id_number, id_number_fingerprint, mobile, updated_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (citizen_id) do update set
       name = coalesce(excluded.name, f.name),
       id_number = coalesce(excluded.id_number, f.id_number),
       id_number_fingerprint = coalesce(excluded.id_number_fingerprint, f.id_number_fingerprint),
       mobile = coalesce(excluded.mobile, f.mobile),
       updated_at = excluded.updated_at`,
    [facts.citizenId, facts.name, facts.idNumber, facts.fingerprint, facts.mobile, facts.now],
  )
}

export async function addLook(sql: Sql, look: { id: string; citizenId: string; at: Date; who: string; what: string; why: string }): Promise<void> {
  await sql.query('insert into looks (id, citizen_id, at, who, what, why) values ($1, $2, $3, $4, $5, $6)', [look.id, look.citizenId, look.at, look.who, look.what, look.why])
}

export function latestLooks(sql: Sql, citizenId: string): Promise<{ at: Date; who: string; what: string; why: string }[]> {
  return sql.query('select at, who, what, why from looks where citizen_id = $1 order by at desc limit 100', [citizenId])
}
