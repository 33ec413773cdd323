/** `npm start` as a newcomer meets it when something is in the way: one line that says what to do. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freeBasePort } from '../setup/ports'

const root = resolve(__dirname, '../..')
const READY_WITHIN_MS = 90_000

interface Ended {
  code: number | null
  said: string
}

const started: ChildProcess[] = []

function start(args: string[], env: Record<string, string>): { child: ChildProcess; ended: Promise<Ended>; said: () => string } {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: root, env: { ...process.env, NODE_ENV: '', ...env } })
  started.push(child)
  let said = ''
  child.stdout?.on('data', (chunk) => (said += chunk))
  child.stderr?.on('data', (chunk) => (said += chunk))
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, said })))
  return { child, ended, said: () => said }
}

async function untilReady(at: number, said: () => string) {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    const ready = await fetch(`http://127.0.0.1:${at}/health/ready`).then((reply) => reply.ok, () => false)
    if (ready && said().includes('A city is running.')) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`not ready: ${said()}`)
}

describe('npm start with something in the way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'start-'))
  let port = 0
  beforeAll(async () => {
    port = await freeBasePort([10, 11, 12, 40, 50, 51, 52])
  })
  afterAll(async () => {
    // SIGTERM and not SIGKILL: the starter stops the sandbox and the server it started.
    const left = started.filter((child) => child.exitCode === null && child.signalCode === null)
    await Promise.all(left.map((child) => new Promise((done) => child.once('exit', done) && child.kill('SIGTERM'))))
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([
    ['an unknown argument', ['--fast'], {}, /Unknown argument "--fast"/],
    ['a port that is no port', [], { PORT: 'eighty' }, /PORT must be a number/],
    ['production mode', [], { NODE_ENV: 'production' }, /in production run/],
  ])('refuses %s in one line', async (_what, args, env, words) => {
    const { code, said } = await start(args, env as Record<string, string>).ended
    expect(code).toBe(1)
    expect(said).toMatch(words)
    expect(said.trim().split('\n')).toHaveLength(1)
  })

  test('says which port is taken', async () => {
    const other: Server = createServer()
    await new Promise<void>((done) => other.listen(port + 10, '127.0.0.1', done))
    const { code, said } = await start([], { PORT: String(port), DATA_DIR: join(folder, 'taken') }).ended
    other.close()
    expect(code).toBe(1)
    expect(said.trim()).toMatch(new RegExp(`^Port ${port + 10} is taken`))
  })

  test('says that the data folder cannot be used', async () => {
    writeFileSync(join(folder, 'a-file'), 'not a folder')
    const { code, said } = await start([], { PORT: String(port), DATA_DIR: join(folder, 'a-file') }).ended
    expect(code).toBe(1)
    expect(said.trim()).toMatch(/^The data folder .* cannot be used/)
  })

  test('says that the database is broken, and stops the sandbox too', async () => {
    const broken = join(folder, 'broken')
    mkdirSync(join(broken, 'db'), { recursive: true })
    writeFileSync(join(broken, 'db', 'PG_VERSION'), 'rubbish')
    const { code, said } = await start([], { PORT: String(port), DATA_DIR: broken }).ended
    expect(code).toBe(1)
    expect(said).toMatch(/the database in .* does not start/)
    expect(said).not.toMatch(/\n\s+at /)
    await expect(fetch(`http://127.0.0.1:${port + 10}/health/ready`)).rejects.toThrow()
  })

  test('a second start while one runs is told so, the first goes on, and Ctrl-C stops it', async () => {
    const env = { PORT: String(port), DATA_DIR: join(folder, 'running') }
    const first = start([], env)
    await untilReady(port, first.said)
    const second = await start([], env).ended
    expect(second.code).toBe(1)
    expect(second.said.trim()).toMatch(/^Another "npm start" \(process \d+\) is using/)
    const elsewhere = await start([], { ...env, PORT: String(port + 40) }).ended
    expect(elsewhere.said.trim()).toMatch(/^Another "npm start"/)
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).ok).toBe(true)
    first.child.kill('SIGINT')
    expect((await first.ended).code).toBe(0)
    await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow()
    await expect(fetch(`http://127.0.0.1:${port + 10}/health/ready`)).rejects.toThrow()
  }, 150_000)
})
