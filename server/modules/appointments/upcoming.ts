import type { Booking } from '#contract/api/appointments'
import type { Context } from '../../context'
import { bookingCounts, liveBookingsOf } from './bookings.store'
import { showBookings } from './show-booking'

/** The citizen's open bookings that are not over, the nearest first. */
export async function upcoming(context: Context, citizenId: string): Promise<Booking[]> {
  const now = context.clock.now()
  const rows = await liveBookingsOf(context.db, citizenId)
  return showBookings(context, rows.filter((row) => row.ends_at > now))
}

/** How many bookings each tile has had, cancelled ones not counted. */
export const countsByTile = (context: Context) => bookingCounts(context.db)
