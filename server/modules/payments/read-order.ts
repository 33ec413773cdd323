import type { CheckOrderBody, Order } from '#contract/api/payments'
import type { Context } from '../../context'
import type { Citizen } from '../identity'
import { askPlatform } from './ask-platform'
import { orderView } from './order-view'
import { orderById, type OrderRow } from './orders.store'
import { refuseAccess } from './refuse-access'

/** However often the client says that it saw something, the platform is not asked more often. */
const LEAST_MS_BETWEEN = 1500

async function ownOrder(context: Context, citizen: Citizen, id: string): Promise<OrderRow> {
  const row = await orderById(context.db, id)
  return row?.citizen_id === citizen.id ? row : refuseAccess(context, citizen, { subject: `order:${id}`, code: 'order-not-found' })
}

export const readOrder = async (context: Context, citizen: Citizen, id: string): Promise<Order> => orderView(context, await ownOrder(context, citizen, id))

/** The client's word decides only that the platform is asked now; the state comes from its answer. */
export async function checkOrder(context: Context, citizen: Citizen, check: { id: string; saw: CheckOrderBody['cashier'] }): Promise<Order> {
  const row = await ownOrder(context, citizen, check.id)
  await askPlatform(context, row, { givenUp: check.saw === 'cancelled', leastMsBetween: LEAST_MS_BETWEEN })
  return readOrder(context, citizen, check.id)
}
