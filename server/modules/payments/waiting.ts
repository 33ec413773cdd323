/** What waits for a citizen, for the card "等您处理", and what operators count. */
import type { Bill, Order } from '#contract/api/payments'
import type { Context } from '../../context'
import { billView } from './bill-view'
import { unpaidBills } from './bills.store'
import { orderView } from './order-view'
import { tileCounts, waitingOrders, type TileCount } from './orders.store'

const FOUND_LATELY_MS = 30 * 86_400_000

/** Unpaid bills that this citizen found within the last month, nearest due date first. */
export async function openBills(context: Context, citizenId: string): Promise<Bill[]> {
  const rows = await unpaidBills(context.db, citizenId, new Date(context.clock.now().getTime() - FOUND_LATELY_MS))
  return Promise.all(rows.map((row) => billView(context, row)))
}

/** Orders whose end is not known yet, newest first. */
export async function ordersWaiting(context: Context, citizenId: string): Promise<Order[]> {
  const rows = await waitingOrders(context.db, citizenId)
  return Promise.all(rows.map((row) => orderView(context, row)))
}

export const countsByTile = (context: Context): Promise<TileCount[]> => tileCounts(context.db)
