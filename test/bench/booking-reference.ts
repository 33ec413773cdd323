/** The database alone with the best single statement: pgbench where it is installed, else the same statement in a driver loop. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { singleStatement, SPREAD_SLOTS } from './booking-bare'

export const hasPgbench = () => spawnSync('pgbench', ['--version']).status === 0
export const referenceName = () => (hasPgbench() ? 'pgbench, single statement' : 'driver loop, single statement')

export interface ReferenceRun {
  url: string
  isHot: boolean
  connections: number
  seconds: number
}

export async function reference(run: ReferenceRun): Promise<{ perSecond: number; booked: number }> {
  return hasPgbench() ? pgbench(run) : driverLoop(run)
}

async function pgbench({ url, isHot, connections, seconds }: ReferenceRun): Promise<{ perSecond: number; booked: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'city-pgbench-'))
  const script = join(folder, 'book.sql')
  // A random person of 9·10^15: a repeated one would abort the script, and there is none in a run.
  writeFileSync(script, `\\set slot random(1, ${isHot ? 1 : SPREAD_SLOTS})\n\\set person random(1, 9000000000000000)\n${singleStatement.replace('$1', ':slot').replace('$2', ':person').trim().replaceAll('\n', ' ')};\n`)
  const args = ['-n', '-M', 'prepared', '-j', '1', '-c', String(connections), '-T', String(seconds), '-f', script, url]
  const child = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
  const [tps, count] = [/tps = ([\d.]+)/.exec(said)?.[1], /actually processed: (\d+)/.exec(said)?.[1]]
  if (code !== 0 || !tps || !count) throw new Error(`pgbench failed: ${said.slice(-500)}`)
  return { perSecond: Number(tps), booked: Number(count) }
}

async function driverLoop({ url, isHot, connections, seconds }: ReferenceRun): Promise<{ perSecond: number; booked: number }> {
  const clients = await Promise.all(Array.from({ length: connections }, async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client
  }))
  const started = performance.now()
  const until = started + seconds * 1000
  let booked = 0
  await Promise.all(clients.map(async (client) => {
    while (performance.now() < until) {
      const slot = isHot ? 1 : 1 + Math.floor(Math.random() * SPREAD_SLOTS)
      const values = [slot, Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)]
      booked += (await client.query({ name: 'book', text: singleStatement, values })).rowCount ?? 0
    }
  }))
  const perSecond = (booked * 1000) / (performance.now() - started)
  await Promise.all(clients.map((client) => client.end()))
  return { perSecond, booked }
}
