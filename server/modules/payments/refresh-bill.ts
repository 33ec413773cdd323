/** A bill read long ago may have been paid at the counter since: the bureau is asked again before money moves. */
import type { Context } from '../../context'
import { liveTile } from '../catalogue'
import type { Citizen } from '../identity'
import { billFlow } from './bill-flow'
import { finderOf, seenBill, type SeenBill } from './bills.store'
import { storeFound } from './find-bills'

const FRESH_MS = 10 * 60_000

export type Refreshed = { kind: 'same' } | { kind: 'changed' | 'gone' | 'bureau-down' }

export async function refreshBill(context: Context, citizen: Citizen, bill: SeenBill): Promise<Refreshed> {
  const finder = await finderOf(context.db, citizen.id, bill.id)
  if (!finder || context.clock.now().getTime() - finder.found_at.getTime() < FRESH_MS) return { kind: 'same' }
  const live = await liveTile(context, bill.city, bill.tile)
  const flow = billFlow(live.manifest, bill.flow)
  const values = JSON.parse(context.personal.decrypt(finder.inputs)) as Record<string, string>
  const answer = await context.connectors.run(bill.city, flow.connector.name, 'bills', values)
  if (answer.kind === 'down') return { kind: 'bureau-down' }
  await storeFound(context, { citizen, live, flow, values, bills: answer.result })
  const now = await seenBill(context.db, citizen.id, bill.id)
  if (!now) return { kind: 'gone' }
  return now.amount_in_fen === bill.amount_in_fen ? { kind: 'same' } : { kind: 'changed' }
}
