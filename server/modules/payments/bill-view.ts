import type { Bill } from '#contract/api/payments'
import type { Context } from '../../context'
import { pinnedFlow } from './bill-flow'
import type { SeenBill } from './bills.store'

/** The bill as its finder may see it, with the words of the manifest version it was found with. */
export async function billView(context: Context, row: SeenBill): Promise<Bill> {
  const { manifest, flow } = await pinnedFlow(context, row)
  return {
    id: row.id,
    city: row.city,
    tile: row.tile,
    icon: manifest.identity.icon,
    title: row.title,
    amountInFen: row.amount_in_fen,
    ...(row.due_on && { dueOn: row.due_on }),
    state: row.state,
    items: row.items,
    basis: flow.basis,
    facts: row.facts,
    payee: flow.payee.name,
    receipt: flow.payee.receipt,
    refundDays: flow.refundDays,
    ...(row.order_id && { orderId: row.order_id }),
  }
}
