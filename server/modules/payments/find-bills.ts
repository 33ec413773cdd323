import type { FindBillsBody, FindBillsReply } from '#contract/api/payments'
import type { Context } from '../../context'
import { canonicalJson } from '../audit'
import { liveTile, type LiveTile } from '../catalogue'
import { fillInputs, rememberFacts, requireLevel, type Citizen } from '../identity'
import type { BureauBill } from '../../connectors/connector'
import { billFlow, type BillFlowOf } from './bill-flow'
import { billView } from './bill-view'
import { forgetUnlisted, putBill, putFinder, seenBills } from './bills.store'
import { maskedFacts } from './masked-facts'

export interface BillSearch {
  citizen: Citizen
  city: string
  tile: string
  body: FindBillsBody
}

export async function findBills(context: Context, { citizen, city, tile, body }: BillSearch): Promise<FindBillsReply> {
  const live = await liveTile(context, city, tile)
  const flow = billFlow(live.manifest, body.flow)
  await requireLevel(context, citizen, live.manifest.assurance.submit)
  const bureau = context.connectors.title(city, flow.connector.name)
  const { values, problems, learned } = await fillInputs(context, { citizen, inputs: flow.inputs, typed: body.inputs, bureau, why: '查账单' })
  if (Object.keys(problems).length > 0) return { kind: 'inputs-wrong', problems }
  const answer = await context.connectors.run(city, flow.connector.name, 'bills', values)
  if (answer.kind === 'down') return { kind: 'bureau-down', bureau, telephone: live.manifest.guide.telephone }
  if (Object.keys(learned).length > 0) await context.db.transaction((tx) => rememberFacts(context, tx, { citizenId: citizen.id, facts: learned }))
  const ids = await storeFound(context, { citizen, live, flow, values, bills: answer.result })
  if (ids.length === 0) return { kind: 'nothing', words: flow.nothing }
  const rows = await seenBills(context.db, citizen.id, ids)
  return { kind: 'bills', bills: await Promise.all(rows.map((row) => billView(context, row))) }
}

interface Found {
  citizen: Citizen
  live: LiveTile
  flow: BillFlowOf
  values: Record<string, string>
  bills: BureauBill[]
}

/** Keeps what the bureau said, with the inputs sealed, so that it can be asked again before an old bill is paid. */
export async function storeFound(context: Context, { citizen, live, flow, values, bills }: Found): Promise<string[]> {
  const now = context.clock.now()
  const plain = canonicalJson(values)
  const inputsMark = context.personal.fingerprint(`${live.city.code}/${live.key}/${flow.key} ${plain}`)
  const inputs = context.personal.encrypt(plain)
  // In one order in every process, so that two searches for the same bills never wait for each other in a circle.
  const inOrder = [...bills].sort((a, b) => (a.reference < b.reference ? -1 : 1))
  return context.db.transaction(async (tx) => {
    const ids: string[] = []
    for (const bill of inOrder) {
      const row = {
        id: context.newId(), city: live.city.code, tile: live.key, flow: flow.key, digest: live.digest, reference: bill.reference, title: bill.title,
        amount_in_fen: bill.amountInFen, due_on: bill.dueOn ?? null, items: bill.items, facts: maskedFacts(bill.facts),
      }
      const billId = await putBill(tx, row, now)
      await putFinder(tx, { billId, citizenId: citizen.id, inputs, inputsMark, now })
      ids.push(billId)
    }
    await forgetUnlisted(tx, { citizenId: citizen.id, inputsMark, listed: ids })
    return ids
  })
}
