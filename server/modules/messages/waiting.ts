/** "等您处理": what waits for this citizen, the nearest date first; what has no date comes last. */
import type { Booking } from '#contract/api/appointments'
import type { WaitingReply } from '#contract/api/messages'
import type { Bill, Order } from '#contract/api/payments'
import { beijingDate, displayDate } from '#contract/dates'
import { displayYuan } from '#contract/money'
import type { Context } from '../../context'
import { upcoming } from '../appointments'
import { openBills, ordersWaiting } from '../payments'

type Item = WaitingReply['items'][number]
interface Dated {
  /** "9999" for what has no date. */
  on: string
  item: Item
}

const NO_DATE = '9999'
const SHOWN_AT_ONCE = 20

export async function waiting(context: Context, citizenId: string): Promise<WaitingReply> {
  const today = beijingDate(context.clock.now())
  const bookings = (await upcoming(context, citizenId)).map(bookingItem)
  const orders = (await ordersWaiting(context, citizenId)).map((order) => orderItem(order, today))
  const bills = (await openBills(context, citizenId)).map(billItem)
  const items = [...orders, ...bookings, ...bills].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return { items: items.slice(0, SHOWN_AT_ONCE).map(({ item }) => item) }
}

export const bookingItem = (booking: Booking): Dated => ({
  on: booking.on,
  item: { kind: 'booking', id: booking.id, title: booking.tileName, line: `${displayDate(booking.on)} ${booking.from}，${booking.venue.name}`, on: booking.on },
})

/** Money on its way is today's matter. */
export const orderItem = (order: Order, today: string): Dated => ({
  on: today,
  item: { kind: 'order', id: order.id, title: order.title, line: `${displayYuan(order.amountInFen)} 元，${order.state === 'paid' ? '已扣款，正在销账' : '正在核实是否扣款'}` },
})

export const billItem = (bill: Bill): Dated => ({
  on: bill.dueOn ?? NO_DATE,
  item: { kind: 'bill', id: bill.id, title: bill.title, line: `${displayYuan(bill.amountInFen)} 元${bill.dueOn ? `，${displayDate(bill.dueOn)}前缴` : ''}` },
})
