/** One door to SQL for PGlite (a laptop) and PostgreSQL (a city): same text, same types of answers. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { migrate } from './migrate'
import { openPglite } from './pglite'
import { openPostgres } from './postgres'

export interface Sql {
  /**
   * $1 parameters; rows with snake_case columns. timestamptz → Date, date → "yyyy-mm-dd", int8 → number,
   * bytea → Buffer, jsonb parsed. Give jsonb as JSON.stringify(value), for the drivers differ on arrays.
   */
  query<Row = Record<string, unknown>>(text: string, params?: unknown[]): Promise<Row[]>
}

export interface Database extends Sql {
  readonly kind: 'pglite' | 'postgres'
  /** Commits when the work resolves, rolls back when it throws. Inside it only `tx` may be used. */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** What a driver must give; openDatabase adds the rules that hold for both. */
export interface Driver {
  readonly kind: Database['kind']
  query(text: string, params: unknown[]): Promise<unknown[]>
  /** Several statements without parameters, for migrations. */
  script(tx: Sql, text: string): Promise<void>
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const hooks = new WeakMap<Sql, (() => void)[]>()
const current = new AsyncLocalStorage<{ open: boolean }>()

/** Runs the action once the transaction has committed, never after a rollback; at once for a statement outside one. */
export function afterCommit(sql: Sql, action: () => void): void {
  const waiting = hooks.get(sql)
  if (waiting) waiting.push(action)
  else setImmediate(action)
}

export async function openDatabase(where: { url?: string; dir?: string; poolSize?: number }): Promise<Database> {
  const driver = where.url ? openPostgres(where.url, where.poolSize) : await openPglite(where.dir)
  try {
    await migrate(driver)
  } catch (cause) {
    await driver.close()
    throw cause
  }
  return withRules(driver)
}

function withRules(driver: Driver): Database {
  const run = async <Row>(text: string, params: unknown[] = []) => {
    // On PGlite the statement would wait for its own transaction for ever; on PostgreSQL it would not be part of it.
    if (current.getStore()?.open) throw new Error(`use tx, not db, inside a transaction: ${text.slice(0, 60)}`)
    return (await driver.query(text, params)) as Row[]
  }
  return {
    kind: driver.kind,
    query: run,
    close: () => driver.close(),
    async transaction(work) {
      if (current.getStore()?.open) throw new Error('a transaction inside a transaction')
      const scope = { open: true }
      const actions: (() => void)[] = []
      try {
        const result = await current.run(scope, () =>
          driver.transaction(async (tx) => {
            hooks.set(tx, actions)
            return work(tx)
          }),
        )
        for (const action of actions) setImmediate(action)
        return result
      } finally {
        scope.open = false
      }
    },
  }
}
