import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Driver } from './database'

export interface Migration {
  name: string
  text: string
}

/** Any number of processes may start at once; one of them migrates, the others wait here. */
const MIGRATION_LOCK = 4_010_990_100

export function readMigrations(dir = join(__dirname, 'migrations')): Migration[] {
  return readdirSync(dir)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8') }))
}

/** Forward only, each file once. A file that changed after it ran is an error: databases would no longer be alike. */
export async function migrate(driver: Driver, migrations = readMigrations()): Promise<void> {
  await driver.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1::int8)', [MIGRATION_LOCK])
    await tx.query('create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())')
    const done = new Map((await tx.query<{ name: string; checksum: string }>('select name, checksum from migrations')).map((row) => [row.name, row.checksum]))
    for (const { name, text } of migrations) {
      const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
      const before = done.get(name)
      if (before === checksum) continue
      if (before) throw new Error(`migration ${name} was changed after it was applied; write a new one instead`)
      await driver.script(tx, text)
      await tx.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
    }
  })
}
