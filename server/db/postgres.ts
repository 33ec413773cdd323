import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Driver, Sql } from './database'

const oid = { bytea: 17, int8: 20, date: 1082, dateArray: 1182, int8Array: 1016 }

const parsers = new pg.TypeOverrides()
parsers.setTypeParser(oid.int8, Number)
parsers.setTypeParser(oid.date, (text: string) => text)
parsers.setTypeParser(oid.dateArray, (text: string) => listOf(text))
parsers.setTypeParser(oid.int8Array, (text: string) => listOf(text).map(Number))

const listOf = (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','))
const DEFAULT_POOL = 10

const names = new Map<string, string>()

/** Statements with parameters are prepared once per connection under a name; SQL texts here are few and fixed. */
function prepared(text: string, values: unknown[] = []): pg.QueryConfig {
  if (values.length === 0) return { text }
  const known = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, known)
  return { name: known, text, values }
}

export function openPostgres(url: string, poolSize = DEFAULT_POOL): Driver {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types: parsers, options: '-c timezone=UTC' })
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on('error', () => {})
  return {
    kind: 'postgres',
    query: async (text, params) => (await pool.query(prepared(text, params))).rows,
    script: async (tx, text) => void (await tx.query(text)),
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work({ query: async <Row>(text: string, params?: unknown[]) => (await client.query(prepared(text, params))).rows as Row[] })
    await client.query('commit')
    return result
  } catch (cause) {
    await client.query('rollback').catch((rollback: Error) => (broken = rollback))
    throw cause
  } finally {
    client.release(broken)
  }
}
