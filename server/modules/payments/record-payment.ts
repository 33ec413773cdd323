/** The one way an order becomes paid: a verified fact of the platform, from a signed notice or a verified query (T2). */
import { displayYuan } from '#contract/money'
import type { Tile } from '#contract/tile/tile'
import type { Context } from '../../context'
import type { Sql } from '../../db/database'
import type { PaidFact } from '../../platforms/gateway'
import { record } from '../audit'
import { tileVersion } from '../catalogue'
import { lockBill, setBillState } from './bills.store'
import { post } from './ledger'
import { orderMatter } from './order-matter'
import { expireOthers, lockedOrder, moveOrder, type OrderRow } from './orders.store'
import { mayMove } from './payment-states'

/** "repeated" is the same fact again. The rest are facts that do not fit: nothing was changed, an audit row says so. */
export type PaymentOutcome = 'recorded' | 'repeated' | 'wrong-amount' | 'another-payment'

export async function recordPayment(context: Context, order: Pick<OrderRow, 'id' | 'bill_id' | 'digest'>, fact: PaidFact): Promise<PaymentOutcome> {
  // Read before the transaction begins: inside it only its own connection may be used.
  const manifest = await tileVersion(context, order.digest)
  return context.db.transaction(async (tx) => {
    // Bill before order, everywhere: two transactions that lock in one order cannot wait for each other.
    await lockBill(tx, order.bill_id)
    const row = await lockedOrder(tx, order.id)
    if (!row) throw new Error('an order vanished')
    const refusal = misfit(row, fact)
    if (refusal) return refused(context, tx, row, refusal)
    await becomePaid(context, tx, { row, fact, manifest })
    return 'recorded'
  })
}

function misfit(row: OrderRow, fact: PaidFact): Exclude<PaymentOutcome, 'recorded'> | null {
  if (fact.amountInFen !== row.amount_in_fen) return 'wrong-amount'
  if (mayMove(row.state, 'paid')) return null
  return row.platform_number === fact.platformNumber ? 'repeated' : 'another-payment'
}

async function refused(context: Context, tx: Sql, row: OrderRow, refusal: Exclude<PaymentOutcome, 'recorded'>): Promise<PaymentOutcome> {
  if (refusal !== 'repeated') {
    await record(context, tx, { actor: `platform:${row.platform}`, action: 'payment.refused', subject: `order:${row.id}`, before: row.state, after: row.state, reason: refusal })
  }
  return refusal
}

async function becomePaid(context: Context, tx: Sql, { row, fact, manifest }: { row: OrderRow; fact: PaidFact; manifest: Tile }): Promise<void> {
  const now = context.clock.now()
  const change = { platform_number: fact.platformNumber, paid_at: fact.paidAt, due_at: now, late: row.state === 'closed', trouble: null }
  if (!(await moveOrder(tx, { id: row.id, from: row.state, to: 'paid' }, change))) throw new Error('a locked order moved')
  await setBillState(tx, row.bill_id, 'paid')
  await expireOthers(tx, row, now)
  await post(context, tx, 'paid', row)
  await record(context, tx, { actor: `platform:${row.platform}`, action: 'order.paid', subject: `order:${row.id}`, before: row.state, after: 'paid' })
  const words = { title: `${row.title}已扣款`, text: `扣款 ${displayYuan(row.amount_in_fen)} 元，正在销账，有结果会告诉您`, at: fact.paidAt }
  await context.events.publish(tx, 'payment.paid', orderMatter(manifest, row, words))
}
