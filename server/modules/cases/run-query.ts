/** Asks a bureau for a citizen: inputs, level, answer, and the last good answer while the bureau is down. */
import type { QueryAnswer, QueryBody, QueryReply } from '#contract/api/queries'
import { beijingDate } from '#contract/dates'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { canonicalJson, record } from '../audit'
import { liveTile, type LiveTile } from '../catalogue'
import { fillInputs, rememberFacts, requireLevel, type Citizen, type Facts } from '../identity'
import { queryMatter } from './query-matter'
import { dropAnswer, keepAnswer, keptAnswer, putQuery, type QueryOutcome, type Question } from './queries.store'
import { queryAnswer, type QueryFlowOf } from './query-view'

const MINUTE_MS = 60_000

export interface AskedQuery {
  citizen: Citizen
  city: string
  tile: string
  body: QueryBody
}
interface Story {
  citizen: Citizen
  live: LiveTile
  flow: QueryFlowOf
  bureau: string
  question: Question
  learned: Facts
}

export async function runQuery(context: Context, { citizen, city, tile, body }: AskedQuery): Promise<QueryReply> {
  const live = await liveTile(context, city, tile)
  const flow = queryFlow(live, body.flow)
  await requireLevel(context, citizen, live.manifest.assurance.submit)
  const bureau = context.connectors.title(city, flow.connector.name)
  const { values, problems, learned } = await fillInputs(context, { citizen, inputs: flow.inputs, typed: body.inputs, bureau, why: live.manifest.identity.name })
  if (Object.keys(problems).length > 0) return { kind: 'inputs-wrong', problems }

  const inputsMark = context.personal.fingerprint(`${city}/${tile}/${flow.key} ${canonicalJson(values)}`)
  const story: Story = { citizen, live, flow, bureau, learned, question: { citizenId: citizen.id, city, tile, flow: flow.key, inputsMark } }
  const asked = await context.connectors.run(city, flow.connector.name, 'query', values)
  if (asked.kind === 'down') return lastGoodAnswer(context, story)
  if (asked.result === null) return nothing(context, story)
  return answered(context, story, { answer: queryAnswer(flow.view, asked.result, beijingDate(asked.at)), at: asked.at })
}

function queryFlow(live: LiveTile, key: string): QueryFlowOf {
  const flow = live.manifest.flows.find((each): each is QueryFlowOf => each.kind === 'query' && each.key === key)
  if (!flow) throw fault('bad-request', [{ path: '/flow', reason: '这项服务没有这个查询' }])
  return flow
}

async function answered(context: Context, story: Story, got: { answer: QueryAnswer; at: Date }): Promise<QueryReply> {
  const { citizen, live, flow, bureau, question, learned } = story
  const forgetAt = new Date(got.at.getTime() + flow.freshMinutes * MINUTE_MS)
  const queryId = context.newId()
  await context.db.transaction(async (tx) => {
    if (flow.freshMinutes > 0) await keepAnswer(tx, question, { answer: context.personal.encrypt(JSON.stringify(got.answer)), asOf: got.at, forgetAt })
    if (Object.keys(learned).length > 0) await rememberFacts(context, tx, { citizenId: citizen.id, facts: learned })
    await noteQuery(context, story, { tx, queryId, outcome: 'answer' })
    await context.events.publish(tx, 'query.answered', queryMatter({ citizen, live, flow: flow.key, bureau, queryId, at: got.at }))
  })
  return { kind: 'answer', answer: got.answer, bureau, asOf: got.at.toISOString(), stale: false }
}

async function nothing(context: Context, story: Story): Promise<QueryReply> {
  await context.db.transaction(async (tx) => {
    await dropAnswer(tx, story.question)
    await noteQuery(context, story, { tx, queryId: context.newId(), outcome: 'nothing' })
  })
  return { kind: 'nothing', words: story.flow.view.nothing }
}

async function lastGoodAnswer(context: Context, story: Story): Promise<QueryReply> {
  const { flow, bureau, live, question } = story
  const notBefore = new Date(context.clock.now().getTime() - flow.freshMinutes * MINUTE_MS)
  const kept = await keptAnswer(context.db, question, notBefore)
  await context.db.transaction((tx) => noteQuery(context, story, { tx, queryId: context.newId(), outcome: kept ? 'stale' : 'bureau-down' }))
  if (!kept) return { kind: 'bureau-down', bureau, telephone: live.manifest.guide.telephone }
  const answer = JSON.parse(context.personal.decrypt(kept.answer)) as QueryAnswer
  return { kind: 'answer', answer, bureau, asOf: kept.asOf.toISOString(), stale: true }
}

type Noted = { tx: Parameters<typeof putQuery>[0]; queryId: string; outcome: QueryOutcome }

async function noteQuery(context: Context, { citizen, live, question }: Story, { tx, queryId, outcome }: Noted): Promise<void> {
  const { city, tile, flow } = question
  await putQuery(tx, { id: queryId, citizenId: citizen.id, city, tile, flow, digest: live.digest, outcome, askedAt: context.clock.now() })
  await record(context, tx, { actor: `citizen:${citizen.id}`, action: `query.${outcome}`, subject: `tile:${city}/${tile}` })
}
