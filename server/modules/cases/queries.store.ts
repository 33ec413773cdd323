/** All SQL of queries. */
import type { Sql } from '../../db/database'

export type QueryOutcome = 'answer' | 'nothing' | 'stale' | 'bureau-down'

export interface QueryRow {
  id: string
  citizenId: string
  city: string
  tile: string
  flow: string
  digest: string
  outcome: QueryOutcome
  askedAt: Date
}
export interface Question {
  citizenId: string
  city: string
  tile: string
  flow: string
  /** Fingerprint of the inputs: the same question is found again without keeping it in clear. */
  inputsMark: string
}

export async function putQuery(tx: Sql, row: QueryRow): Promise<void> {
  await tx.query(
    'insert into queries (id, citizen_id, city, tile, flow, digest, outcome, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [row.id, row.citizenId, row.city, row.tile, row.flow, row.digest, row.outcome, row.askedAt],
  )
}

/** A later answer replaces an earlier one, never the other way round. */
export async function keepAnswer(tx: Sql, { citizenId, city, tile, flow, inputsMark }: Question, kept: { answer: Buffer; asOf: Date; forgetAt: Date }): Promise<void> {
  await tx.query(
    `insert into query_answers (citizen_id, city, tile, flow, inputs_mark, answer, as_of, forget_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (citizen_id, city, tile, flow, inputs_mark) do update set answer = excluded.answer, as_of = excluded.as_of, forget_at = excluded.forget_at
     where query_answers.as_of <= excluded.as_of`,
    [citizenId, city, tile, flow, inputsMark, kept.answer, kept.asOf, kept.forgetAt],
  )
}

/** The bureau says there is nothing any more: what it once said must not come back. */
export async function dropAnswer(tx: Sql, { citizenId, city, tile, flow, inputsMark }: Question): Promise<void> {
  await tx.query('delete from query_answers where citizen_id = $1 and city = $2 and tile = $3 and flow = $4 and inputs_mark = $5', [citizenId, city, tile, flow, inputsMark])
}

export async function keptAnswer(sql: Sql, { citizenId, city, tile, flow, inputsMark }: Question, notBefore: Date): Promise<{ answer: Buffer; asOf: Date } | undefined> {
  const [row] = await sql.query<{ answer: Buffer; as_of: Date }>(
    'select answer, as_of from query_answers where citizen_id = $1 and city = $2 and tile = $3 and flow = $4 and inputs_mark = $5 and as_of >= $6',
    [citizenId, city, tile, flow, inputsMark, notBefore],
  )
  return row && { answer: row.answer, asOf: row.as_of }
}

export async function forgetAnswers(sql: Sql, now: Date): Promise<number> {
  return (await sql.query('delete from query_answers where forget_at <= $1 returning 1', [now])).length
}
