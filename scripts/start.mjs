/** A city on a laptop: the sandbox, then the server with the sandbox's credentials. Ctrl-C stops both. */
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, relative, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root, stopWith } from './shell.mjs'

const DEFAULT_PORT = 4000
const READY_WITHIN_MS = 60_000
const children = []
let stopping = false

function readPort() {
  if (process.argv.length > 2) stopWith(`Unknown argument "${process.argv[2]}": npm start takes none. PORT=4100 npm start moves it.`)
  if (process.env.NODE_ENV === 'production') stopWith('npm start is the laptop city with its sandbox; in production run "node --import tsx server/main.ts" (README, Production).')
  const port = Number(process.env.PORT ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 1024 || port > 65_500) stopWith(`PORT must be a number from 1024 to 65500; it is "${process.env.PORT}".`)
  return port
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

async function checkPorts(ports) {
  for (const port of ports) {
    if (!(await isFree(port))) stopWith(`Port ${port} is taken (by another "npm start"?). Stop that one, or move this one: PORT=4100 npm start.`)
  }
}

/** Another run on the same data must be noticed before the sandbox touches its books. */
function checkNotRunning(data) {
  const lock = join(data, 'db.lock')
  if (!existsSync(lock)) return
  const [pid, startedAt] = readFileSync(lock, 'utf8').trim().split(' ')
  try {
    process.kill(Number(pid), 0)
  } catch {
    return
  }
  if (startedAt && !isSameProcess(pid, startedAt)) return
  stopWith(`Another "npm start" (process ${pid}) is using ${data}. Stop it first.`)
}

/** The same mark as in server/db/folder-lock.ts: after a reboot the number may belong to anybody. */
function isSameProcess(pid, startedAt) {
  try {
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[19]
    return startedAt === `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
  } catch {
    return true
  }
}

function makeDataFolder() {
  try {
    mkdirSync(data, { recursive: true })
    accessSync(data, constants.W_OK)
  } catch (cause) {
    stopWith(`The data folder ${data} cannot be used (${cause.code}). Move it away, or choose another: DATA_DIR=… npm start.`)
  }
}

function launch(name, file, args, env) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, env: { ...process.env, TZ: 'Asia/Shanghai', ...env }, stdio: ['ignore', 'inherit', 'inherit'] })
  children.push(child)
  child.on('exit', (code) => {
    if (!stopping) stopAll(code === 0 ? 0 : 1, code === 0 ? null : `The ${name} stopped (exit ${code}); its message is above.`)
  })
}

async function stopAll(code, line) {
  if (stopping) return
  stopping = true
  if (line) console.error(line)
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null)
  const ended = Promise.all(running.map((child) => new Promise((resolve) => child.once('exit', resolve))))
  // The server goes first: it may still be telling the sandbox something.
  for (const child of running.reverse()) child.kill('SIGTERM')
  await Promise.race([ended, pause(8000)])
  for (const child of running) child.kill('SIGKILL')
  process.exit(code)
}

async function untilReady(url, name) {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    if (stopping) return
    const ready = await fetch(url).then((reply) => reply.ok, () => false)
    if (ready) return
    await pause(150)
  }
  await stopAll(1, `The ${name} was not ready within ${READY_WITHIN_MS / 1000} s.`)
}

function announce(port) {
  const at = (p, rest = '') => `http://127.0.0.1:${p}${rest}`
  console.log(`
A city is running.

  Two phones, WeChat and Alipay   ${at(port, '/')}
  Operators' console              ${at(port, '/console/')}   operator / operator-demo
  API documentation               ${at(port, '/docs')}
  WeChat phone alone              ${at(port + 11, '/phone')}   陈知夏
  Alipay phone alone              ${at(port + 12, '/phone')}   林远
  Sandbox (platforms, bureaus)    ${at(port + 10, '/')}

Data is in ${relative(root, data) || '.'} and stays. Ctrl-C stops everything.
`)
}

const port = readPort()
const data = resolve(root, process.env.DATA_DIR ?? '.data')
checkNotRunning(data)
await checkPorts([port, port + 10, port + 11, port + 12])
makeDataFolder()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(0, null))

console.log('Starting the sandbox…')
const server = `http://127.0.0.1:${port}`
launch('sandbox', 'sandbox/main.ts', ['--port', port + 10, '--wechat-phone', port + 11, '--alipay-phone', port + 12, '--data', join(data, 'sandbox'), '--app', 'dist/h5', '--server', server].map(String), {})
await untilReady(`http://127.0.0.1:${port + 10}/health/ready`, 'sandbox')

console.log('Starting the server…')
const credentials = JSON.parse(readFileSync(join(data, 'sandbox', 'credentials.json'), 'utf8'))
launch('server', 'server/main.ts', [], { ...credentials, PORT: String(port), DATA_DIR: data })
await untilReady(`${server}/health/ready`, 'server')
if (!stopping) announce(port)
