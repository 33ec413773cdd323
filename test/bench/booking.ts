/** `npm run bench:booking`: coalesced booking against what else one could write, on a real PostgreSQL, each bar with its invariant. */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../setup/ports'
import { startPostgres } from '../setup/postgres'
import { bareTables, checkBare, resetBare, SPREAD_SLOTS } from './booking-bare'
import { checkFull, CITIZENS, fullSlots, resetFull, seedFull } from './booking-full'
import type { LoadOrder, LoadResult } from './booking-load'
import { reference, referenceName } from './booking-reference'
import { bestOf, printGoals, printScene, type Bar, type Bars, type Scene } from './booking-report'

const REPEATS = 3
const REFERENCE_CONNECTIONS = [2, 16, 64]
const REFERENCE_SECONDS = 1
const CONNECTIONS = 128
const WARM_UP_MS = 500
const MEASURE_MS = 2000
const names = { single: 'Fastify, single statement each', coalesced: 'Fastify, coalesced', full: 'full handler, coalesced', team: 'Express + Sequelize, FOR UPDATE' }

interface Stage {
  bareUrl: string
  client: pg.Client
  fullClient: pg.Client
  ports: Record<string, number>
  load: ChildProcess
  bars: Bars
  slots: string[]
  nextUser: number
}

function startChild(file: string, args: string[] = []): Promise<ChildProcess> {
  const child = fork(join(__dirname, file), args, { execArgv: ['--import', 'tsx'] })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`${file} ${args[0] ?? ''} ended with ${code}`)))
  })
}

function ask(load: ChildProcess, order: LoadOrder): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    load.once('message', (answer: LoadResult | { error: string }) => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer)))
    load.send(order)
  })
}

function barOf(bars: Map<string, Bar>, name: string): Bar {
  const bar = bars.get(name) ?? { perSecond: [], p99: [], broken: [] }
  bars.set(name, bar)
  return bar
}

async function runReference(stage: Stage, scene: Scene): Promise<void> {
  const bar = barOf(stage.bars[scene], referenceName())
  let best = 0
  for (const connections of REFERENCE_CONNECTIONS) {
    await resetBare(stage.client)
    const { perSecond, booked } = await reference({ url: stage.bareUrl, isHot: scene === 'hot', connections, seconds: REFERENCE_SECONDS })
    bar.broken.push(...(await checkBare(stage.client, booked)))
    best = Math.max(best, perSecond)
  }
  bar.perSecond.push(best)
}

async function runServer(stage: Stage, scene: Scene, server: { name: string; port: number; kind: 'bare' | 'full' }): Promise<void> {
  const isFull = server.kind === 'full'
  if (isFull) await resetFull(stage.fullClient)
  else await resetBare(stage.client)
  const all = isFull ? stage.slots : Array.from({ length: SPREAD_SLOTS }, (_, n) => n + 1)
  const firstUser = isFull ? 1 : stage.nextUser
  const result = await ask(stage.load, {
    port: server.port, kind: server.kind, slots: scene === 'hot' ? all.slice(0, 1) : all, firstUser, connections: CONNECTIONS, warmUpMs: WARM_UP_MS, measureMs: MEASURE_MS,
  })
  stage.nextUser += result.nextUser
  const bar = barOf(stage.bars[scene], server.name)
  bar.perSecond.push(result.perSecond)
  bar.p99.push(result.p99)
  bar.broken.push(...(isFull ? await checkFull(stage.fullClient, result.bookedInAll) : await checkBare(stage.client, result.bookedInAll)))
  if (Object.keys(result.others).length > 0) bar.broken.push(`also answered ${JSON.stringify(result.others)}`)
  if (isFull && result.nextUser > CITIZENS) bar.broken.push(`ran out of citizens at ${CITIZENS}`)
}

async function runAll(stage: Stage): Promise<void> {
  for (let repeat = 1; repeat <= REPEATS; repeat++) {
    console.log(`repeat ${repeat} of ${REPEATS}`)
    for (const scene of ['hot', 'spread'] as const) {
      await runReference(stage, scene)
      await runServer(stage, scene, { name: names.single, port: stage.ports[`single-${scene}`], kind: 'bare' })
      await runServer(stage, scene, { name: names.coalesced, port: stage.ports.coalesced, kind: 'bare' })
      await runServer(stage, scene, { name: names.full, port: stage.ports.full, kind: 'full' })
      await runServer(stage, scene, { name: names.team, port: stage.ports.team, kind: 'bare' })
    }
  }
}

function report({ bars }: Stage): boolean {
  const goals = []
  for (const scene of ['hot', 'spread'] as const) {
    const at = (name: string) => bars[scene].get(name) as Bar
    const best = bestOf([at(referenceName()), at(names.single)])
    printScene(scene, bars[scene], best)
    goals.push(
      { name: `${scene}: coalesced ÷ best single statement`, bar: at(names.coalesced), baseline: best, atLeast: scene === 'hot' ? 5 : 1.1 },
      { name: `${scene}: coalesced ÷ Express + Sequelize`, bar: at(names.coalesced), baseline: at(names.team), atLeast: scene === 'hot' ? 50 : 20 },
      { name: `${scene}: full handler ÷ coalesced`, bar: at(names.full), baseline: at(names.coalesced), atLeast: 0.6 },
    )
  }
  printGoals(goals)
  const isWhole = [...bars.hot.values(), ...bars.spread.values()].every((bar) => bar.broken.length === 0)
  console.log(isWhole ? '\nevery invariant holds' : '\nAN INVARIANT IS BROKEN')
  return isWhole
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function main(): Promise<boolean> {
  const server = await startPostgres(['shared_buffers=512MB', 'max_wal_size=4GB', 'max_connections=200'])
  const children: ChildProcess[] = []
  try {
    const [bareUrl, fullUrl] = [await server.newDatabase('bare'), await server.newDatabase('full')]
    const client = await connected(bareUrl)
    await client.query(bareTables)
    await seedFull(fullUrl)
    const fullClient = await connected(fullUrl)
    const ports: Record<string, number> = {}
    for (const name of ['single-hot', 'single-spread', 'coalesced', 'team', 'full']) {
      ports[name] = await freePort()
      children.push(await startChild('booking-contestant.ts', [name, String(ports[name]), name === 'full' ? fullUrl : bareUrl]))
    }
    const load = await startChild('booking-load.ts')
    children.push(load)
    const stage: Stage = { bareUrl, client, fullClient, ports, load, bars: { hot: new Map(), spread: new Map() }, slots: await fullSlots(fullClient), nextUser: 1 }
    await runAll(stage)
    await Promise.all([client.end(), fullClient.end()])
    return report(stage)
  } finally {
    for (const child of children) {
      child.removeAllListeners('exit')
      child.kill()
    }
    await server.stop()
  }
}

main().then(
  (isWhole) => process.exit(isWhole ? 0 : 1),
  (cause) => {
    console.error(cause)
    process.exit(1)
  },
)
