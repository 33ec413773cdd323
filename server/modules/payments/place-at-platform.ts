/** From "created" to "awaiting". The call is made outside any transaction and may be made again: same order, same words, same result. */
import type { StartPaymentReply } from '#contract/api/payments'
import type { Context } from '../../context'
import type { PayOutcome } from '../../platforms/gateway'
import { record } from '../audit'
import { askSteps, after } from './back-off'
import { closeOrder } from './close-order'
import { orderView } from './order-view'
import { moveOrder, orderById, type OrderRow } from './orders.store'

const CLOSED_MEANWHILE = '这笔订单已经关闭，没有扣款，账单还在。可以重新缴'

export async function placeAtPlatform(context: Context, order: OrderRow): Promise<StartPaymentReply> {
  const gateway = context.gateways[order.platform]
  const outcome = await gateway.pay({
    orderNumber: order.number,
    amountInFen: order.amount_in_fen,
    title: order.title,
    userId: order.platform_user_id,
    notifyUrl: `${context.config.publicUrl}/notices/${order.platform}`,
    expiresAt: order.expires_at,
  })
  if (outcome.kind === 'ready') return awaiting(context, order, outcome)
  context.log.warn({ order: order.id, why: outcome.why }, 'the platform did not take an order')
  if (outcome.kind === 'refused') return refused(context, order, outcome)
  return { kind: 'being-verified', order: await orderView(context, order) }
}

/** The refusal itself is unsigned, so the query must agree before the bill is free again; else the worker goes on asking. */
async function refused(context: Context, order: OrderRow, outcome: { words: string }): Promise<StartPaymentReply> {
  const answer = await context.gateways[order.platform].query(order.number)
  if (answer.kind === 'not-found' || answer.kind === 'closed') await closeOrder(context, order, 'refused-by-platform')
  return { kind: 'platform-refused', words: outcome.words }
}

async function awaiting(context: Context, order: OrderRow, outcome: Extract<PayOutcome, { kind: 'ready' }>): Promise<StartPaymentReply> {
  const { cashier, platformRef } = outcome
  await context.db.transaction(async (tx) => {
    const change = { cashier, platform_ref: platformRef, due_at: after(context.clock.now(), askSteps, 0) }
    if (!(await moveOrder(tx, { id: order.id, from: 'created', to: 'awaiting' }, change))) return
    await record(context, tx, { actor: `citizen:${order.citizen_id}`, action: 'order.awaiting', subject: `order:${order.id}`, before: 'created', after: 'awaiting' })
  })
  // Another tap may have been faster, or the worker may have closed it: what is stored is what holds.
  const stored = (await orderById(context.db, order.id)) as OrderRow
  const view = await orderView(context, stored)
  if (stored.state === 'awaiting' && stored.cashier) return { kind: 'ready', order: view, cashier: stored.cashier }
  if (stored.state === 'closed') return { kind: 'platform-refused', words: CLOSED_MEANWHILE }
  return { kind: stored.state === 'paid' || stored.state === 'settled' ? 'already-paid' : 'being-verified', order: view }
}
