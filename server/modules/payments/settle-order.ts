/** Tells the bureau that a bill is paid. Our order number is the idempotency key, so it may be told any number of times (T3). */
import { displayYuan } from '#contract/money'
import type { Tile } from '#contract/tile/tile'
import type { SettleResult } from '../../connectors/connector'
import type { Context } from '../../context'
import { record } from '../audit'
import { after, settleSteps } from './back-off'
import { pinnedFlow } from './bill-flow'
import { post } from './ledger'
import { orderMatter } from './order-matter'
import { bureauSaidNo } from './order-view'
import { addSettleAttempt, moveOrder, putOff, type OrderRow } from './orders.store'

export async function settleOrder(context: Context, row: OrderRow): Promise<void> {
  if (row.state !== 'paid') return
  const { flow, manifest } = await pinnedFlow(context, row)
  const answer = await context.connectors.run(row.city, flow.connector.name, 'settle', {
    reference: row.reference,
    orderNumber: row.number,
    amountInFen: row.amount_in_fen,
    paidAt: row.paid_at?.toISOString(),
    platformNumber: row.platform_number,
  })
  const outcome = answer.kind === 'down' ? `down:${answer.why}` : verdict(row, answer.result)
  const receiptNumber = answer.kind === 'ok' ? answer.result.receiptNumber : undefined
  if (outcome === 'settled') return becomeSettled(context, row, { manifest, receiptNumber })
  await tryLater(context, row, { outcome, receiptNumber })
}

/** A bureau may say "already settled" to our own number said twice; to another's it means that this money must go back. */
function verdict(row: OrderRow, result: SettleResult): string {
  if (result.kind === 'settled') return 'settled'
  if (result.kind === 'refused') return 'refused'
  return result.orderNumber === row.number ? 'settled' : 'settled-by-another'
}

async function becomeSettled(context: Context, row: OrderRow, { manifest, receiptNumber }: { manifest: Tile; receiptNumber?: string }): Promise<void> {
  const now = context.clock.now()
  await context.db.transaction(async (tx) => {
    const change = { settled_at: now, receipt_number: receiptNumber ?? null, due_at: null, trouble: null }
    if (!(await moveOrder(tx, { id: row.id, from: 'paid', to: 'settled' }, change))) return
    await addSettleAttempt(tx, { id: context.newId(), orderId: row.id, at: now, outcome: 'settled', receiptNumber })
    await post(context, tx, 'settled', row)
    await record(context, tx, { actor: 'system', action: 'order.settled', subject: `order:${row.id}`, before: 'paid', after: 'settled' })
    const words = { title: `${row.title}已缴清`, text: `缴费 ${displayYuan(row.amount_in_fen)} 元，已销账${receiptNumber ? `，收据号 ${receiptNumber}` : ''}`, at: row.paid_at ?? now }
    await context.events.publish(tx, 'payment.settled', { ...orderMatter(manifest, row, words), ...(receiptNumber && { receiptNumber }) })
  })
}

async function tryLater(context: Context, row: OrderRow, attempt: { outcome: string; receiptNumber?: string }): Promise<void> {
  const now = context.clock.now()
  await context.db.transaction(async (tx) => {
    await addSettleAttempt(tx, { id: context.newId(), orderId: row.id, at: now, ...attempt })
    await putOff(tx, row.id, { dueAt: after(now, settleSteps, row.tries), trouble: attempt.outcome })
    if (bureauSaidNo(attempt.outcome) && row.trouble !== attempt.outcome) {
      await record(context, tx, { actor: 'system', action: 'order.not-settled', subject: `order:${row.id}`, before: 'paid', after: 'paid', reason: attempt.outcome })
    }
  })
  const told = { order: row.id, outcome: attempt.outcome, tries: row.tries + 1 }
  if (bureauSaidNo(attempt.outcome)) context.log.error(told, 'a paid order was refused by the bureau: the money must go back')
  else context.log.warn(told, 'the bureau could not settle an order; it is told again')
}
