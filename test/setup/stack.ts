/** The whole city as processes: sandbox and server on free ports, with data in a temporary folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './ports'

const root = path.resolve(__dirname, '../..')
const READY_WITHIN_MS = 60_000
const KEPT_LOG = 20_000

export interface StackOptions {
  /** PostgreSQL's connection string; PGlite in the data folder when absent. */
  databaseUrl?: string
  citiesDir?: string
  /** Folder of the H5 build that the phones show. */
  appDir?: string
  /** More of the server's environment. */
  serverEnvironment?: Record<string, string>
}

interface Running { child: ChildProcess; said: () => string }

export interface Stack {
  serverUrl: string
  sandboxUrl: string
  phones: { wechat: string; alipay: string }
  credentials: Record<string, string>
  dataDir: string
  /** Ends the server, and its worker, in the middle of whatever they do. */
  killServer(): Promise<void>
  stopServer(): Promise<void>
  startServer(environment?: Record<string, string>): Promise<void>
  serverLog(): string
  sandboxLog(): string
  stop(): Promise<void>
}

/** Nothing of the machine's own settings may leak into the processes under test. */
function environment(more: Record<string, string>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env
  return { PATH, HOME, TZ: 'Asia/Shanghai', ...more }
}

function run(script: string, args: string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, script), ...args], { cwd: root, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = (said + String(chunk)).slice(-KEPT_LOG)))
  return { child, said: () => said }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function end(running: Running | null, signal: NodeJS.Signals): Promise<void> {
  if (!running || hasEnded(running.child)) return
  const ended = new Promise((resolve) => running.child.once('exit', resolve))
  running.child.kill(signal)
  const late = pause(10_000, 'late', { ref: false })
  if ((await Promise.race([ended, late])) === 'late') {
    running.child.kill('SIGKILL')
    await ended
  }
}

async function untilReady(url: string, running: Running, name: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    if (hasEnded(running.child)) throw new Error(`The ${name} ended while starting:\n${running.said()}`)
    if (await fetch(url).then((reply) => reply.ok, () => false)) return
    if (Date.now() > deadline) throw new Error(`The ${name} was not ready within ${READY_WITHIN_MS / 1000} s:\n${running.said()}`)
    await pause(50)
  }
}

async function startSandbox(ports: { api: number; wechat: number; alipay: number; server: number }, dataDir: string, appDir: string): Promise<Running> {
  const args = ['--port', ports.api, '--wechat-phone', ports.wechat, '--alipay-phone', ports.alipay, '--data', path.join(dataDir, 'sandbox'), '--app', appDir, '--server', `http://127.0.0.1:${ports.server}`]
  const running = run('sandbox/main.ts', args.map(String), {})
  await untilReady(`http://127.0.0.1:${ports.api}/health/ready`, running, 'sandbox')
  return running
}

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'city-stack-'))
  const ports = { api: await freePort(), wechat: await freePort(), alipay: await freePort(), server: await freePort() }
  const appDir = options.appDir ?? path.join(root, 'dist/h5')
  if (!existsSync(appDir)) mkdirSync(appDir, { recursive: true })
  const sandbox = await startSandbox(ports, dataDir, appDir)
  const credentials = JSON.parse(readFileSync(path.join(dataDir, 'sandbox/credentials.json'), 'utf8')) as Record<string, string>
  const serverUrl = `http://127.0.0.1:${ports.server}`
  let server: Running | null = null
  /** On PostgreSQL the background work is a process of its own; PGlite belongs to one process, so there it is the server's. */
  let worker: Running | null = null
  const endBoth = (signal: NodeJS.Signals) => Promise.all([end(server, signal), end(worker, signal)]).then(() => undefined)

  async function startServer(more: Record<string, string> = {}): Promise<void> {
    const chosen: Record<string, string> = { PORT: String(ports.server), DATA_DIR: dataDir, LOG_LEVEL: 'info' }
    if (options.citiesDir) chosen.CITIES_DIR = options.citiesDir
    if (options.databaseUrl) chosen.DATABASE_URL = options.databaseUrl
    const all = { ...credentials, ...chosen, ...options.serverEnvironment, ...more }
    server = run('server/main.ts', [], all)
    await untilReady(`${serverUrl}/health/ready`, server, 'server')
    worker = options.databaseUrl ? run('server/worker.ts', [], all) : null
  }

  // A test run that dies must not leave processes behind.
  const atExit = () => [server, worker, sandbox].forEach((running) => running?.child.kill('SIGKILL'))
  process.once('exit', atExit)
  try {
    await startServer()
  } catch (error) {
    atExit()
    process.off('exit', atExit)
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
    throw error
  }
  return {
    serverUrl, credentials, dataDir, startServer,
    sandboxUrl: `http://127.0.0.1:${ports.api}`,
    phones: { wechat: `http://127.0.0.1:${ports.wechat}`, alipay: `http://127.0.0.1:${ports.alipay}` },
    killServer: () => endBoth('SIGKILL'),
    stopServer: () => endBoth('SIGTERM'),
    serverLog: () => `${server?.said() ?? ''}${worker?.said() ?? ''}`,
    sandboxLog: () => sandbox.said(),
    stop: async () => {
      process.off('exit', atExit)
      await endBoth('SIGTERM')
      await end(sandbox, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
