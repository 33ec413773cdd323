import type { Sql } from '../../db/database'

export interface OperatorRow {
  id: string
  name: string
  display_name: string
  role: string
  password_hash: string
}

export async function operatorByName(sql: Sql, name: string): Promise<OperatorRow | undefined> {
  return (await sql.query<OperatorRow>('select id, name, display_name, role, password_hash from operators where name = $1', [name]))[0]
}

export async function operatorBySession(sql: Sql, tokenHash: Buffer, now: Date): Promise<OperatorRow | undefined> {
  const rows = await sql.query<OperatorRow>(
    `select o.id, o.name, o.display_name, o.role, o.password_hash
     from operator_sessions s join operators o on o.id = s.operator_id where s.token_hash = $1 and s.expires_at > $2`,
    [tokenHash, now],
  )
  return rows[0]
}

export async function addOperatorSession(tx: Sql, session: { tokenHash: Buffer; operatorId: string; now: Date; expiresAt: Date }): Promise<void> {
  await tx.query('insert into operator_sessions (token_hash, operator_id, created_at, expires_at) values ($1, $2, $3, $4)', [
    session.tokenHash, session.operatorId, session.now, session.expiresAt,
  ])
}

/** True when the name was free. */
export async function addOperator(tx: Sql, operator: OperatorRow & { now: Date }): Promise<boolean> {
  const rows = await tx.query(
    'insert into operators (id, name, display_name, role, password_hash, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id',
    [operator.id, operator.name, operator.display_name, operator.role, operator.password_hash, operator.now],
  )
  return rows.length > 0
}
