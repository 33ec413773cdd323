import type { Sql } from '../db/database'

export interface OutboxRow {
  id: string
  name: string
  payload: unknown
  attempts: number
}

export async function addEvents(tx: Sql, rows: { id: string; name: string; payload: unknown }[], now: Date): Promise<void> {
  await tx.query(
    `insert into outbox (id, name, payload, made_at, due_at)
     select id, name, payload, $2::timestamptz, $2::timestamptz from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, payload jsonb)`,
    // One JSON text: as an array of texts every quotation mark of every payload would be escaped a second time.
    [JSON.stringify(rows), now],
  )
}

/** Takes what is due and moves its due time on, so that another process leaves it alone and a crash only delays it. */
export async function claimDue(db: Sql, claim: { now: Date; until: Date; limit: number }): Promise<OutboxRow[]> {
  const rows = await db.query<OutboxRow & { seq: number }>(
    `update outbox set due_at = $2, attempts = attempts + 1
     where id in (
       select id from outbox where told_at is null and due_at <= $1 order by due_at, seq limit $3 for update skip locked
     )
     returning id, name, payload, attempts, seq`,
    [claim.now, claim.until, claim.limit],
  )
  return rows.sort((a, b) => a.seq - b.seq)
}

export async function markTold(db: Sql, id: string, now: Date): Promise<void> {
  await db.query('update outbox set told_at = $2, last_error = null where id = $1', [id, now])
}

export async function putOff(db: Sql, id: string, later: { dueAt: Date; why: string }): Promise<void> {
  await db.query('update outbox set due_at = $2, last_error = $3 where id = $1', [id, later.dueAt, later.why])
}
