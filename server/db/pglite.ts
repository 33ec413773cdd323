import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import type { Driver, Sql } from './database'
import { lockFolder } from './folder-lock'

const parsers = {
  [types.DATE]: (text: string) => text,
  [types.INT8]: (text: string) => Number(text),
  [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex'),
}
const serializers = {
  [types.BYTEA]: (value: unknown) => (typeof value === 'string' ? value : `\\x${Buffer.from(value as Uint8Array).toString('hex')}`),
}

const given = (params: unknown[] = []) => params.map((value) => (value === undefined ? null : value))

/** PGlite has no lock of its own and two processes in one folder destroy it, hence ours. */
export async function openPglite(dir?: string): Promise<Driver> {
  if (dir) mkdirSync(dirname(dir), { recursive: true })
  const unlock = dir ? lockFolder(dir) : () => {}
  const lite = await start(dir).catch((cause: unknown) => {
    unlock()
    throw new Error(`the database in ${dir ?? 'memory'} does not start (${firstLine(cause)}); restore it or move the folder away to begin empty`)
  })
  return {
    kind: 'pglite',
    query: async (text, params) => (await lite.query(text, given(params))).rows,
    script: async (tx, text) => void (await (tx as unknown as { exec(text: string): Promise<unknown> }).exec(text)),
    transaction: (work) =>
      lite.transaction(async (inner) => {
        const tx: Sql & { exec(text: string): Promise<unknown> } = {
          query: async <Row>(text: string, params?: unknown[]) => (await inner.query(text, given(params))).rows as Row[],
          exec: (text) => inner.exec(text),
        }
        return work(tx)
      }),
    async close() {
      await lite.close()
      unlock()
    },
  }
}

async function start(dir?: string): Promise<PGlite> {
  const lite = new PGlite({ dataDir: dir, parsers, serializers })
  await lite.waitReady
  await lite.query("set timezone = 'UTC'")
  return lite
}

const firstLine = (cause: unknown) => String(cause instanceof Error ? cause.message : cause).split('\n')[0]
