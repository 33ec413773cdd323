/** The sandbox as a process: what it leaves for the server, what it keeps over a kill, what it refuses; and its two phones. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = ['--import', 'tsx', 'sandbox/main.ts']
const cwd = join(__dirname, '..', '..')
let folder: string
let server: Server
let children: ChildProcess[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  mkdirSync(join(folder, 'h5'))
  writeFileSync(join(folder, 'h5', 'index.html'), '<title>the app</title>')
  server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => reply.writeHead(request.headers['if-none-match'] ? 304 : 200, { etag: '"1"' }).end(`${request.method} ${request.url} ${request.headers.authorization ?? '-'} ${body}`))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children = []
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const serverUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
async function start(): Promise<{ child: ChildProcess; named: Record<string, string> }> {
  const child = spawn(process.execPath, [...main, '--port', '0', '--wechat-phone', '0', '--alipay-phone', '0', '--data', join(folder, 'data'), '--app', join(folder, 'h5'), '--server', serverUrl()], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await new Promise<void>((done) => child.stdout?.on('data', (text) => String(text).includes('Sandbox ready') && done()))
  return { child, named: JSON.parse(readFileSync(join(folder, 'data', 'credentials.json'), 'utf8')) }
}
const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
const post = (url: string, body: object = {}) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then((reply) => reply.json())

test('a killed sandbox comes back with the same keys, records and virtual time', async () => {
  const first = await start()
  await post(`${first.named.SANDBOX_URL}/controls/clock`, { advanceSeconds: 86_400 })
  await post(`${first.named.SANDBOX_URL}/controls/bureaus/yunpu/water`, { mode: 'down' })
  const { code } = await post(`${first.named.SANDBOX_URL}/device/wechat/login-codes`, { citizen: 'zhou-lan' })
  first.child.kill('SIGKILL')
  await ended(first.child)

  const { named } = await start()
  expect({ ...named, WECHAT_API_BASE: '', WECHAT_PAY_BASE: '', ALIPAY_GATEWAY: '', BUREAU_URLS: '', SANDBOX_URL: '', SANDBOX_PHONES: '' })
    .toEqual({ ...first.named, WECHAT_API_BASE: '', WECHAT_PAY_BASE: '', ALIPAY_GATEWAY: '', BUREAU_URLS: '', SANDBOX_URL: '', SANDBOX_PHONES: '' })
  const { bureaus } = await (await fetch(`${named.SANDBOX_URL}/controls/bureaus`)).json()
  expect(bureaus).toContainEqual({ city: 'yunpu', name: 'water', mode: 'down' })
  const { now } = await (await fetch(`${named.SANDBOX_URL}/device/clock`)).json()
  expect(Math.abs(Date.parse(now) - Date.now() - 86_400_000)).toBeLessThan(10_000)
  const query = new URLSearchParams({ appid: named.WECHAT_APP_ID, secret: named.WECHAT_APP_SECRET, js_code: code, grant_type: 'authorization_code' })
  expect(await (await fetch(`${named.WECHAT_API_BASE}/sns/jscode2session?${query}`)).json()).toHaveProperty('openid')
})

test('credentials and keys are readable by their owner only, and name everything a server needs', async () => {
  const { named } = await start()
  for (const file of ['credentials.json', 'keys.json', 'books.jsonl']) expect(statSync(join(folder, 'data', file)).mode & 0o777).toBe(0o600)
  expect(Object.values(named).every((value) => typeof value === 'string' && value !== '')).toBe(true)
  expect(named.WECHAT_PAY_API_V3_KEY).toHaveLength(32)
  expect(named.WECHAT_PAY_PUBLIC_KEY_ID).toMatch(/^PUB_KEY_ID_SANDBOX_9901\d{16}$/)
  expect(Object.keys(JSON.parse(named.BUREAU_URLS))).toContain('songling/traffic-police')
})

test('a phone shows the build, its own shell, and passes /api to the server with body, header and 304', async () => {
  const { named } = await start()
  const phone = `http://127.0.0.1:${JSON.parse(named.SANDBOX_PHONES).alipay}`
  const text = async (path: string, init?: RequestInit) => (await fetch(phone + path, init)).text()
  expect(await text('/')).toContain('the app')
  expect(await text('/phone?frame=1')).toContain('/phone/shell.js')
  expect(JSON.parse(await text('/phone/setup.json'))).toMatchObject({ platform: 'alipay', holder: 'lin-yuan' })
  expect(await text('/api/orders?x=1', { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer t' }, body: '{"a":1}' })).toBe('POST /api/orders?x=1 Bearer t {"a":1}')
  expect((await fetch(`${phone}/api/home`, { headers: { 'if-none-match': '"1"' } })).status).toBe(304)
  expect(JSON.parse(await text('/device/alipay/inbox?citizen=lin-yuan'))).toEqual({ messages: [] })
})

test('SIGTERM ends it with 0', async () => {
  const { child } = await start()
  const exit = ended(child)
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
})

test.each([
  [{ NODE_ENV: 'production' }, [], 'does not run with NODE_ENV=production'],
  [{}, ['--port', 'x'], '--port must be a port number; it is "x".'],
])('%j %j: it stops with a sentence that says why', (env, args, sentence) => {
  const { status, stderr } = spawnSync(process.execPath, [...main, ...args], { cwd, env: { ...process.env, NODE_ENV: 'test', ...env }, encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)])
})

test('a taken port is named', () => {
  const taken = String((server.address() as AddressInfo).port)
  const { status, stderr } = spawnSync(process.execPath, [...main, '--port', taken, '--wechat-phone', '0', '--alipay-phone', '0', '--data', join(folder, 'other')], { cwd, env: { ...process.env, NODE_ENV: 'test' }, encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, expect.stringContaining(`Port ${taken} is taken`)])
})
