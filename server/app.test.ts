import { Writable } from 'node:stream'
import { anApp, signedIn, type TestApp } from '../test/builders/seeded'
import { makeLogger } from './log'
import { route } from './http/route'
import { call } from '#contract/api/call'
import { buildApp } from './app'

const json = { 'content-type': 'application/json' }

describe('the HTTP server', () => {
  let city: TestApp
  const lines: string[] = []
  beforeAll(async () => {
    const to = new Writable({ write: (chunk, _encoding, done) => void (lines.push(String(chunk)), done()) })
    city = await anApp({ log: makeLogger({ to }) })
  })
  afterAll(() => city.close())

  const inject = (method: 'GET' | 'POST', url: string, extra: object = {}) => city.app.inject({ method, url, ...extra })

  test('a body that does not fit gets 400 with a pointer and a reason in Chinese for each fault', async () => {
    const reply = await inject('POST', '/api/sessions', { payload: { platform: 'qq', code: '' } })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({
      code: 'bad-request',
      problems: [{ path: '/platform', reason: '只能是：wechat、alipay' }, { path: '/code', reason: '至少 1 个字' }],
      requestId: reply.headers['x-request-id'],
    })
  })

  test('a missing member and a member nobody knows are both named', async () => {
    const missing = await inject('POST', '/api/sessions', { payload: { platform: 'wechat' } })
    expect(missing.json()).toMatchObject({ code: 'bad-request', problems: [{ path: '/code', reason: '必须填' }] })
    const unknown = await inject('POST', '/api/sessions', { payload: { platform: 'wechat', code: 'c', admin: true } })
    expect(unknown.statusCode).toBe(400)
    expect(unknown.json()).toMatchObject({ code: 'unknown-fields', problems: [{ path: '/admin', reason: '不认识这一项' }] })
  })

  test.each([
    ['broken JSON', { payload: '{"a":', headers: json }, 400, 'bad-request'],
    ['an empty body', { payload: '', headers: json }, 400, 'bad-request'],
    ['another content type', { payload: '<a/>', headers: { 'content-type': 'text/xml' } }, 415, 'wrong-content-type'],
    ['a body beyond 64 KB', { payload: JSON.stringify({ platform: 'wechat', code: 'x'.repeat(70_000) }), headers: json }, 413, 'too-large'],
  ])('%s is refused in the one form of every fault', async (_what, extra, status, code) => {
    const reply = await inject('POST', '/api/sessions', extra)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect(reply.json().message).toMatch(/[\u4e00-\u9fff]/)
  })

  test('an address nobody knows gets 404 in the same form', async () => {
    const reply = await inject('GET', '/api/nothing')
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'route-not-found'])
  })

  test('nothing internal leaks when a route fails, and the log has the cause under the same number', async () => {
    const app = await buildApp(city.context)
    const secret = 'duplicate key value: Key (id_number)=(990101199003071234)'
    route(app, call<object>('GET', '/api/broken', 'visitor'), {}, async () => { throw new Error(secret) })
    const reply = await app.inject({ url: '/api/broken' })
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('duplicate')
    expect(reply.body).not.toContain('.ts')
    const line = lines.find((each) => each.includes(reply.json().requestId) && each.includes('a request failed'))
    expect(line).toContain('duplicate key value')
    expect(line).not.toContain('990101199003071234')
    await app.close()
  })

  test('every reply carries its number and the security headers', async () => {
    const { headers } = await inject('GET', '/health/live')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'SAMEORIGIN', 'cache-control': 'no-store' })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('without a session a citizen\'s call gets 401, and the no is in the audit', async () => {
    const reply = await inject('GET', '/api/me', { headers: { authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' } })
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'sign-in-needed'])
    const rows = await city.context.db.query("select subject from audit_rows where action = 'access.refused'")
    expect(rows).toContainEqual({ subject: 'route:/api/me' })
  })

  test('a citizen\'s session does not open the console', async () => {
    const headers = await signedIn(city.app)
    expect((await inject('GET', '/api/console/tiles', { headers })).statusCode).toBe(401)
  })

  test('no request leaves its values in the log', async () => {
    await inject('POST', '/api/sessions', { payload: { platform: 'wechat', code: 'code-secret-of-mine' } })
    await inject('GET', '/api/cities/yunpu/search?platform=wechat&q=%E9%99%88%E7%9F%A5%E5%A4%8F')
    const all = lines.join('')
    expect(all).toContain('/api/cities/:city/search')
    expect(all).not.toMatch(/secret-of-mine|%E9%99%88|陈知夏|Bearer/)
  })

  test('the documentation lists every route of the contract with its schemas', async () => {
    const spec = (await inject('GET', '/docs/json')).json()
    const { calls } = await import('#contract/api/calls')
    for (const { method, path } of Object.values(calls)) {
      const at = spec.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
      expect([path, method, typeof at?.responses]).toEqual([path, method, 'object'])
    }
  })

  test('ready says which part is missing', async () => {
    expect((await inject('GET', '/health/ready')).json()).toEqual({ status: 'ready' })
    const app = await buildApp({ ...city.context, db: { ...city.context.db, query: async () => { throw new Error('gone') } } })
    const reply = await app.inject({ url: '/health/ready' })
    expect([reply.statusCode, reply.json().waitingFor]).toEqual([503, 'database'])
    await app.close()
  })

  test('who asks too often waits, with the seconds in the reply, and others do not', async () => {
    const limits = { session: { burst: 3, perSecond: 1 }, address: { burst: 100, perSecond: 1 }, signIn: { burst: 100, perSecond: 1 } }
    let now = 0
    const app = await buildApp(city.context, { limits, limitsNowMs: () => now })
    const [one, two] = [await signedIn(app, 'one'), await signedIn(app, 'two')]
    const statuses: number[] = []
    for (let i = 0; i < 4; i++) statuses.push((await app.inject({ url: '/api/me', headers: one })).statusCode)
    expect(statuses).toEqual([200, 200, 200, 429])
    expect((await app.inject({ url: '/api/me', headers: one })).headers['retry-after']).toBe('1')
    expect((await app.inject({ url: '/api/me', headers: two })).statusCode).toBe(200)
    now += 1_000
    expect((await app.inject({ url: '/api/me', headers: one })).statusCode).toBe(200)
    await app.close()
  })

  test('the page with two phones is there beside the sandbox, and not in production', async () => {
    expect((await inject('GET', '/')).statusCode).toBe(404)
    const sandbox = { url: 'http://127.0.0.1:4010', phonePorts: { wechat: 4011, alipay: 4012 } }
    const app = await buildApp({ ...city.context, config: { ...city.context.config, sandbox } })
    const page = await app.inject({ url: '/', headers: { host: 'localhost:4000' } })
    expect(page.body).toContain('src="http://localhost:4011/phone?frame=1"')
    expect(page.body).toContain('src="http://localhost:4012/phone?frame=1"')
    await app.close()
    const production = await buildApp({ ...city.context, config: { ...city.context.config, sandbox, production: true } })
    expect((await production.inject({ url: '/' })).statusCode).toBe(404)
    await production.close()
  })
})
