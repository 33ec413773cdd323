import type { Sql } from '../../db/database'

export interface StoredRow {
  id: string
  at: Date
  actor: string
  action: string
  subject: string
  state_before: string | null
  state_after: string | null
  reason: string | null
}
export interface LinkedRow extends Omit<StoredRow, 'at'> {
  /** Null when the row itself is gone. */
  at: Date | null
  seq: number
  digest: string
}

const COLUMNS = ['id', 'at', 'actor', 'action', 'subject', 'state_before', 'state_after', 'reason'] as const

export async function addRows(tx: Sql, rows: StoredRow[]): Promise<void> {
  const column = (name: (typeof COLUMNS)[number]) => rows.map((row) => (row[name] instanceof Date ? row[name].toISOString() : row[name]))
  await tx.query(
    `with added as (
       insert into audit_rows (${COLUMNS.join(', ')})
       select unnest($1::uuid[]), unnest($2::timestamptz[]), unnest($3::text[]), unnest($4::text[]),
              unnest($5::text[]), unnest($6::text[]), unnest($7::text[]), unnest($8::text[])
       returning id
     )
     insert into audit_pending (row_id) select id from added`,
    COLUMNS.map(column),
  )
}

export async function lockHead(tx: Sql): Promise<{ seq: number; digest: string }> {
  return (await tx.query<{ seq: number; digest: string }>('select seq, digest from audit_head for update'))[0]
}

export function unlinkedRows(tx: Sql, limit: number): Promise<StoredRow[]> {
  return tx.query<StoredRow>(
    `select ${COLUMNS.map((name) => `r.${name}`).join(', ')}
     from audit_pending p join audit_rows r on r.id = p.row_id order by r.id limit $1`,
    [limit],
  )
}

export async function addLinks(tx: Sql, links: { seq: number; rowId: string; digest: string }[]): Promise<void> {
  await tx.query('insert into audit_links (seq, row_id, digest) select unnest($1::int8[]), unnest($2::uuid[]), unnest($3::text[])', [
    links.map((link) => link.seq),
    links.map((link) => link.rowId),
    links.map((link) => link.digest),
  ])
  await tx.query('delete from audit_pending where row_id = any($1::uuid[])', [links.map((link) => link.rowId)])
  const last = links[links.length - 1]
  await tx.query('update audit_head set seq = $1, digest = $2', [last.seq, last.digest])
}

/** Links in order with their rows; the row's columns are null when somebody removed the row. */
export function linkedRows(sql: Sql, range: { after: number; upTo: number; limit: number }): Promise<LinkedRow[]> {
  return sql.query<LinkedRow>(
    `select l.seq, l.digest, l.row_id as id, ${COLUMNS.slice(1).map((name) => `r.${name}`).join(', ')}
     from audit_links l left join audit_rows r on r.id = l.row_id where l.seq > $1 and l.seq <= $2 order by l.seq limit $3`,
    [range.after, range.upTo, range.limit],
  )
}

export async function headOf(sql: Sql): Promise<{ seq: number; digest: string }> {
  return (await sql.query<{ seq: number; digest: string }>('select seq, digest from audit_head'))[0]
}
