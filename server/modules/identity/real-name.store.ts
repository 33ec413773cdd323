import type { PlatformName } from '#contract/api/shared'
import type { Sql } from '../../db/database'

export interface ProofRow {
  id: string
  platform: PlatformName
  proof_ref: string
  name: Buffer
  id_number: Buffer
  state: 'started' | 'proved' | 'not-proved'
}

export async function addProof(tx: Sql, proof: { id: string; citizenId: string; platform: PlatformName; proofRef: string; name: Buffer; idNumber: Buffer; now: Date }): Promise<void> {
  await tx.query(
    `insert into real_name_proofs (id, citizen_id, platform, proof_ref, name, id_number, state, created_at) values ($1, $2, $3, $4, $5, $6, 'started', $7)`,
    [proof.id, proof.citizenId, proof.platform, proof.proofRef, proof.name, proof.idNumber, proof.now],
  )
}

export async function findProof(sql: Sql, id: string, citizenId: string): Promise<ProofRow | undefined> {
  const rows = await sql.query<ProofRow>('select id, platform, proof_ref, name, id_number, state from real_name_proofs where id = $1 and citizen_id = $2', [id, citizenId])
  return rows[0]
}

/** True when this call closed it. */
export async function closeProof(tx: Sql, id: string, state: 'proved' | 'not-proved'): Promise<boolean> {
  return (await tx.query(`update real_name_proofs set state = $2 where id = $1 and state = 'started' returning id`, [id, state])).length > 0
}

export async function raiseLevel(tx: Sql, citizenId: string, level: number): Promise<void> {
  await tx.query('update citizens set level = greatest(level, $2::smallint) where id = $1', [citizenId, level])
}
