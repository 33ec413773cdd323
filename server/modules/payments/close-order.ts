/** Ends an order that nobody can pay any more, and gives its bill back. */
import type { Context } from '../../context'
import { record } from '../audit'
import { lockBill, setBillState } from './bills.store'
import { liveOrder, moveOrder, type OrderRow } from './orders.store'
import { mayMove } from './payment-states'

export async function closeOrder(context: Context, row: OrderRow, reason: string): Promise<void> {
  if (!mayMove(row.state, 'closed')) return
  await context.db.transaction(async (tx) => {
    const bill = await lockBill(tx, row.bill_id)
    const moved = await moveOrder(tx, { id: row.id, from: row.state, to: 'closed' }, { closed_at: context.clock.now(), due_at: null })
    if (!moved) return
    await record(context, tx, { actor: 'system', action: 'order.closed', subject: `order:${row.id}`, before: row.state, after: 'closed', reason })
    if (bill?.state === 'paying' && !(await liveOrder(tx, row.bill_id))) await setBillState(tx, row.bill_id, 'unpaid')
  })
}

/** The deadline is past: from here on the bill stays taken until the platform has confirmed the close. */
export async function beginClosing(context: Context, row: OrderRow): Promise<boolean> {
  if (!mayMove(row.state, 'closing')) return false
  return context.db.transaction(async (tx) => {
    const now = context.clock.now()
    if (!(await moveOrder(tx, { id: row.id, from: row.state, to: 'closing' }, { due_at: now }))) return false
    await record(context, tx, { actor: 'system', action: 'order.closing', subject: `order:${row.id}`, before: row.state, after: 'closing' })
    return true
  })
}
