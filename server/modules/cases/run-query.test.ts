import { join } from 'node:path'
import { citizenNamed, runBureaus, type RunningBureaus } from '../../../test/builders/bureaus'
import { aClock, aContext, type TestContext } from '../../../test/builders/context'
import { buildConnectors } from '../../connectors/registry'
import type { DomainEvents } from '../../events/events'
import { publishCity, publishTile, readCities } from '../catalogue'
import { rememberFacts, type Citizen } from '../identity'
import { casesJobs } from './index'
import { runQuery } from './run-query'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

let bureaus: RunningBureaus
let context: TestContext
beforeAll(async () => {
  const clock = aClock()
  bureaus = await runBureaus(() => clock.now())
  const read = readCities(join(__dirname, '..', '..', '..', 'cities'))
  if (read.kind !== 'ok') throw new Error('cities/ is broken')
  const [yunpu] = read.cities
  const definitions = yunpu.connectors.map((connector) => ({ city: 'yunpu', connector }))
  const connectors = buildConnectors({ definitions, urls: bureaus.urls, clock, breaker: { failures: 1000, resetMs: 1000 } })
  context = await aContext({ clock, connectors })
  await publishCity(context, { city: yunpu.city, connectors: yunpu.connectors, sort: 1, author: 'author' })
  for (const { key, manifest } of yunpu.tiles.filter((tile) => tile.manifest.flows[0].kind === 'query')) {
    await publishTile(context, { city: 'yunpu', tile: key, manifest, author: 'author', reviewer: 'reviewer' })
  }
})
afterEach(() => {
  for (const name of Object.keys(bureaus.urls)) bureaus.set(name, 'up')
})
afterAll(async () => {
  await context.connectors.close()
  await bureaus.close()
  await context.db.close()
})

async function aCitizen(key: string, level = 3): Promise<Citizen> {
  const { name, idNumber } = citizenNamed(key)
  const id = context.newId()
  await context.db.query('insert into citizens (id, level, created_at) values ($1, $2, $3)', [id, level, context.clock.now()])
  if (level >= 3) await context.db.transaction((tx) => rememberFacts(context, tx, { citizenId: id, facts: { name, idNumber }, proved: true }))
  return { id, platform: 'wechat', platformUserId: `user-${id}`, level }
}
const fund = (citizen: Citizen, inputs: Record<string, string> = {}, flow = 'look') =>
  runQuery(context, { citizen, city: 'yunpu', tile: 'provident-fund-query', body: { flow, inputs, consent: true } })
const progress = (citizen: Citizen, inputs: Record<string, string>) =>
  runQuery(context, { citizen, city: 'yunpu', tile: 'case-progress', body: { flow: 'look', inputs, consent: true } })
const outcomes = async (citizen: Citizen) =>
  (await context.db.query<{ outcome: string }>('select outcome from queries where citizen_id = $1 order by id', [citizen.id])).map((row) => row.outcome)

test('a proved citizen sees their fund without typing anything', async () => {
  const reply = await fund(await aCitizen('chen-zhixia'))
  expect(reply).toMatchObject({
    kind: 'answer', stale: false, bureau: '市住房公积金管理中心', asOf: context.clock.now().toISOString(),
    answer: { headline: { label: '账户余额', text: '86,412.57 元', amountInFen: 8641257 }, tag: { text: '正常缴存', tone: 'ok' } },
  })
})

test('another person\'s name and number typed by a proved citizen are not used', async () => {
  const lin = citizenNamed('lin-yuan')
  const reply = await fund(await aCitizen('chen-zhixia'), { name: lin.name, 'id-number': lin.idNumber })
  expect(reply).toMatchObject({ kind: 'answer', answer: { details: expect.arrayContaining([{ label: '姓名', text: '陈*夏' }]) } })
})

test('without the real name there is a clear no, and the no is written down', async () => {
  const citizen = await aCitizen('chen-zhixia', 1)
  await expect(fund(citizen)).rejects.toMatchObject({ code: 'real-name-needed' })
  const rows = await context.db.query('select 1 from audit_rows where subject = $1 and action = $2', [`citizen:${citizen.id}`, 'access.refused'])
  expect(rows).toHaveLength(1)
})

test('who has no account is told so, in the words of the service', async () => {
  const citizen = await aCitizen('he-xiaoman')
  expect(await fund(citizen)).toEqual({ kind: 'nothing', words: expect.stringContaining('没有查到') })
  expect(await outcomes(citizen)).toEqual(['nothing'])
})

test('wrong inputs are named and the bureau is not asked', async () => {
  const citizen = await aCitizen('chen-zhixia', 1)
  expect(await progress(citizen, { number: '', mobile: '123' })).toEqual({ kind: 'inputs-wrong', problems: { number: 'missing', mobile: 'wrong-form' } })
  expect(await outcomes(citizen)).toEqual([])
})

test('an unknown service and an unknown flow are refused', async () => {
  const citizen = await aCitizen('chen-zhixia')
  await expect(runQuery(context, { citizen, city: 'yunpu', tile: 'nothing', body: { flow: 'look', inputs: {}, consent: true } })).rejects.toMatchObject({ code: 'tile-not-found' })
  await expect(fund(citizen, {}, 'pay')).rejects.toMatchObject({ code: 'bad-request' })
})

test.each(['down', 'timeout', 'html', 'missing-field'] as const)('a bureau in mode %s: the last good answer with its time, or an honest no', async (mode) => {
  const [known, newcomer] = [await aCitizen('chen-zhixia'), await aCitizen('lin-yuan')]
  const before = await fund(known)
  context.clock.advance(5 * MINUTE_MS)
  bureaus.set('yunpu/provident-fund', mode)
  const [kept, none] = await Promise.all([fund(known), fund(newcomer)])
  expect(kept).toEqual({ ...before, stale: true })
  expect(none).toEqual({ kind: 'bureau-down', bureau: '市住房公积金管理中心', telephone: '12329' })
  expect([await outcomes(known), await outcomes(newcomer)]).toEqual([['answer', 'stale'], ['bureau-down']])
})

test('an answer that is too old is not shown, and is forgotten', async () => {
  const citizen = await aCitizen('chen-zhixia')
  await fund(citizen)
  context.clock.advance(DAY_MS + MINUTE_MS)
  bureaus.set('yunpu/provident-fund', 'down')
  expect(await fund(citizen)).toMatchObject({ kind: 'bureau-down' })
  for (const job of casesJobs) await job.run(context)
  expect(await context.db.query('select 1 from query_answers where citizen_id = $1', [citizen.id])).toEqual([])
})

test('what one citizen asked never stands in for another, even with the same words', async () => {
  const chen = citizenNamed('chen-zhixia')
  const inputs = { number: 'YP2600418', mobile: chen.mobile }
  const [one, other] = [await aCitizen('chen-zhixia', 1), await aCitizen('lin-yuan', 1)]
  expect(await progress(one, inputs)).toMatchObject({ kind: 'answer' })
  bureaus.set('yunpu/registry', 'down')
  expect(await progress(other, inputs)).toMatchObject({ kind: 'bureau-down' })
})

test('nothing personal lies in clear in the database, and each look leaves a row', async () => {
  const citizen = await aCitizen('chen-zhixia')
  await fund(citizen)
  const chen = citizenNamed('chen-zhixia')
  const tables = ['queries', 'query_answers', 'audit_rows', 'outbox']
  const dump = JSON.stringify(await Promise.all(tables.map((table) => context.db.query(`select t::text as row from ${table} t`))))
  for (const secret of [chen.name, chen.idNumber, '86,412.57', '8641257', '听潮测绘']) expect(dump).not.toContain(secret)
  const looks = await context.db.query('select who, what, why from looks where citizen_id = $1', [citizen.id])
  expect(looks).toEqual([{ who: '市住房公积金管理中心', what: '姓名、身份证号', why: '住房公积金缴存查询' }])
})

test('an answer is told to listeners once, without saying what it was', async () => {
  const heard: DomainEvents['query.answered'][] = []
  context.events.on('query.answered', async (payload) => void heard.push(payload))
  const citizen = await aCitizen('lin-yuan')
  await fund(citizen)
  while (await context.events.deliver()) void 0
  const own = heard.filter((payload) => payload.citizenId === citizen.id)
  expect(own).toEqual([expect.objectContaining({ city: 'yunpu', tile: 'provident-fund-query', link: '/service/query/index?city=yunpu&tile=provident-fund-query&flow=look', values: expect.objectContaining({ what: '住房公积金缴存查询' }) })])
})
