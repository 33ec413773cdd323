/** A bureau of our own making, to see what the connector does when things go wrong on the wire. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Connector } from '#contract/tile/connector'
import { fillPath } from './ask-bureau'
import { connectorProblems } from './compile'
import type { Connectors } from './connector'
import { buildConnectors } from './registry'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const NOW = new Date('2026-11-24T01:00:00Z')
const json = (body: unknown, status = 200): Answer => (_request, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const good = json({ yuan: '12.34' })
const silent: Answer = () => {}

let server: Server
let baseUrl: string
let asked: string[] = []
let answers: Answer[] = []
const opened: Connectors[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    answer?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bureau`
})
afterEach(async () => {
  asked = []
  await Promise.all(opened.splice(0).map((connectors) => connectors.close()))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function aConnector(over: Partial<Connector['operations']['query']> = {}): Connector {
  const answer = { type: 'object', required: ['yuan'], properties: { yuan: { type: 'string' } } }
  return { name: 'purse', title: '钱袋', timeoutMs: 200, operations: { query: { method: 'GET', path: '/purse/{{account}}', answer, map: '{"balance": $fen(answer.yuan)}', safeToRepeat: true, ...over } } }
}

function open(connector: Connector, breaker?: { failures: number; resetMs: number }): Connectors {
  const connectors = buildConnectors({ definitions: [{ city: 'yunpu', connector }], urls: { 'yunpu/purse': baseUrl }, clock: { now: () => NOW }, breaker })
  opened.push(connectors)
  return connectors
}
const ask = (connectors: Connectors, account = '7') => connectors.run('yunpu', 'purse', 'query', { account })

test('a good answer is mapped, and money arrives in whole fen', async () => {
  answers = [good]
  expect(await ask(open(aConnector()))).toEqual({ kind: 'ok', result: { balance: 1234 }, at: NOW })
  expect(asked).toEqual(['GET /bureau/purse/7'])
})

test('a read that times out is tried once more, and the second answer counts', async () => {
  answers = [silent, good]
  expect(await ask(open(aConnector()))).toMatchObject({ kind: 'ok' })
  expect(asked).toHaveLength(2)
})

test('what is not safe to repeat is asked once only', async () => {
  answers = [silent, good]
  expect(await ask(open(aConnector({ safeToRepeat: false })))).toEqual({ kind: 'down', why: 'timeout' })
  expect(asked).toHaveLength(1)
})

test('a redirect to another place is not followed', async () => {
  answers = [(_request, response) => void response.writeHead(302, { location: `${baseUrl}/elsewhere` }).end()]
  expect(await ask(open(aConnector({ safeToRepeat: false })))).toEqual({ kind: 'down', why: 'status' })
  expect(asked).toEqual(['GET /bureau/purse/7'])
})

test('an endless answer is cut off', async () => {
  answers = [(_request, response) => void response.writeHead(200).end(JSON.stringify({ yuan: '1'.repeat(600 * 1024) }))]
  expect(await ask(open(aConnector()))).toEqual({ kind: 'down', why: 'wrong-shape' })
})

test.each([
  ['an amount that is no number', json({ yuan: '一百' }), 'wrong-shape'],
  ['a number where a text is due', json({ yuan: 12.34 }), 'wrong-shape'],
  ['a list where an object is due', json([{ yuan: '1.00' }]), 'wrong-shape'],
  ['a page of HTML', ((_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>维护</h1>')) as Answer, 'not-json'],
  ['an error status', json({ yuan: '1.00' }, 500), 'status'],
  ['a refusal', json({ yuan: '1.00' }, 403), 'status'],
])('%s means the bureau is down', async (_what, answer, why) => {
  answers = [answer]
  expect(await ask(open(aConnector()))).toEqual({ kind: 'down', why })
})

test('the status that means "nothing" gives nothing', async () => {
  answers = [json({ error: 'unknown account' }, 404)]
  expect(await ask(open(aConnector({ nothingStatus: 404 })))).toEqual({ kind: 'ok', result: null, at: NOW })
})

test('a mapping that does not end is stopped', async () => {
  answers = [good]
  expect(await ask(open(aConnector({ map: '($forever := function($n) {$forever($n + 1)}; $forever(0))' })))).toEqual({ kind: 'down', why: 'wrong-shape' })
})

test('a bureau that keeps failing is left alone for a while, then tried again', async () => {
  answers = [json({}, 500)]
  const connectors = open(aConnector({ safeToRepeat: false }), { failures: 3, resetMs: 100 })
  for (let i = 0; i < 3; i += 1) expect(await ask(connectors)).toEqual({ kind: 'down', why: 'status' })
  expect(await ask(connectors)).toEqual({ kind: 'down', why: 'open-circuit' })
  expect(asked).toHaveLength(3)
  expect(connectors.health('yunpu', 'purse')).toBe('down')

  answers = [good]
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(connectors.health('yunpu', 'purse')).toBe('up')
  expect(await ask(connectors)).toMatchObject({ kind: 'ok' })
  expect(connectors.health('yunpu', 'purse')).toBe('up')
})

test('nothing typed can climb out of the path or add a query', async () => {
  expect(fillPath('/accounts/{{account}}/bills?x={{account}}', { account: '../../admin?all=1#&' })).toBe('/accounts/..%2F..%2Fadmin%3Fall%3D1%23%26/bills?x=..%2F..%2Fadmin%3Fall%3D1%23%26')
  answers = [good]
  await ask(open(aConnector()), '..')
  expect(asked).toEqual(['GET /bureau/purse/'])
})

test('an unknown connector, an unknown operation and a missing address are faults of ours, named clearly', async () => {
  const connectors = open(aConnector())
  await expect(connectors.run('yunpu', 'nobody', 'query', {})).rejects.toThrow('no connector yunpu/nobody')
  await expect(connectors.run('yunpu', 'purse', 'settle', {})).rejects.toThrow('has no operation settle')
  expect(() => buildConnectors({ definitions: [{ city: 'songling', connector: aConnector() }], urls: {}, clock: { now: () => NOW } })).toThrow('BUREAU_URLS has no address for songling/purse')
})

test('a connector that does not compile says where', () => {
  const broken = aConnector({ map: '{"balance": ', answer: { type: 'oject' } })
  expect(connectorProblems(broken).map((problem) => problem.path)).toEqual(['/operations/query/map', '/operations/query/answer'])
})
