/**
 * The hash chain. Rows are linked shortly after their commit and not inside it: a link made inside would make
 * every writer of the city wait for the one before it, and would lock in an order that can deadlock.
 */
import type { Database } from '../../db/database'
import type { Job } from '../../jobs'
import { addLinks, headOf, linkedRows, lockHead, unlinkedRows, type LinkedRow, type StoredRow } from './audit.store'
import { canonicalJson } from './canonical'
import { sm3 } from './record'

const BATCH = 500
const SEAL_EVERY_MS = 500

export type ChainCheck = { kind: 'whole'; rows: number; digest: string } | { kind: 'broken'; seq: number; why: string }

const link = (previous: string, row: StoredRow | (LinkedRow & { at: Date })) =>
  sm3(`${previous}\n${canonicalJson({
    id: row.id, at: row.at.toISOString(), actor: row.actor, action: row.action, subject: row.subject,
    before: row.state_before, after: row.state_after, reason: row.reason,
  })}`)

/** Links every row that is not linked yet; gives how many. */
export async function sealChain(db: Database): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await db.transaction(async (tx) => {
      const head = await lockHead(tx)
      const rows = await unlinkedRows(tx, BATCH)
      let { seq, digest } = head
      const links = rows.map((row) => ({ seq: ++seq, rowId: row.id, digest: (digest = link(digest, row)) }))
      if (links.length > 0) await addLinks(tx, links)
      return links.length
    })
    sealed += count
    if (count < BATCH) return sealed
  }
}

/** Walks the chain from its first row to its last (T10). What is linked while it walks is for the next walk. */
export async function verifyChain(db: Database): Promise<ChainCheck> {
  await sealChain(db)
  const head = await headOf(db)
  let seq = 0
  let digest = '0'.repeat(64)
  while (seq < head.seq) {
    const rows = await linkedRows(db, { after: seq, upTo: head.seq, limit: BATCH })
    if (rows.length === 0) return { kind: 'broken', seq: seq + 1, why: 'the end of the chain is missing' }
    for (const row of rows) {
      const why = wrongWith(row, { seq, digest })
      if (why) return { kind: 'broken', seq: seq + 1, why }
      ;({ seq, digest } = row)
    }
  }
  return head.digest === digest ? { kind: 'whole', rows: seq, digest } : { kind: 'broken', seq, why: 'the head does not fit' }
}

function wrongWith(row: LinkedRow, previous: { seq: number; digest: string }): string | null {
  if (row.seq !== previous.seq + 1) return 'a link is missing'
  if (row.at === null) return 'the row is missing'
  return row.digest === link(previous.digest, { ...row, at: row.at }) ? null : 'the row was changed'
}

export const auditJobs: Job[] = [{ name: 'seal-audit', everyMs: SEAL_EVERY_MS, run: async ({ db }) => void (await sealChain(db)) }]
