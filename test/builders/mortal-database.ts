/** A database whose server dies at a statement of the story's choice; a transaction under way is rolled back, as by SIGKILL. */
import type { Database, Sql } from '../../server/db/database'

export class Killed extends Error {}

export function mortal(db: Database) {
  let left = Infinity
  let dead = false
  /** A dead process does nothing more, however many of its promises are still under way. */
  const tick = () => {
    dead ||= (left -= 1) < 0
    if (dead) throw new Killed('killed')
  }
  const wrapped = (sql: Sql): Sql => ({ query: (text, params) => (tick(), sql.query(text, params)) })
  const database: Database = {
    kind: db.kind,
    query: (text, params) => (tick(), db.query(text, params)),
    // afterCommit looks for its hooks by the transaction itself, so that is patched and not wrapped.
    transaction: (work) => db.transaction(async (tx) => {
      const { query } = wrapped({ query: tx.query.bind(tx) })
      tx.query = query
      const result = await work(tx)
      tick()
      return result
    }),
    close: () => db.close(),
  }
  return {
    database,
    dieAfter: (statements: number) => void (left = statements),
    hasDied: () => dead,
    revive: () => void ([left, dead] = [Infinity, false]),
  }
}
