import type { Context } from '../../context'
import type { Job } from '../../jobs'
import { recordAll } from '../audit'
import { live, onPublished } from '../catalogue'
import { expireBookings } from './bookings.store'
import { fillSchedule } from './fill-schedule'
import { dropRefusalsBefore } from './grant-places.store'
import { markExpired, takeOverSlots } from './slots.store'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const SLOTS_AT_ONCE = 100
/** Nobody repeats a request after this long; the row then only says that somebody once wanted a place. */
const REFUSALS_KEPT_MS = 3 * DAY_MS

export async function fillSchedules(context: Context): Promise<void> {
  for (const [city, { tiles }] of (await live(context)).cities) {
    for (const { key } of tiles) await fillSchedule(context, { city, tile: key })
  }
}

/** A booking whose time is over and whom nobody checked in is expired; its place is past and goes back to nobody. */
export async function expireOverBookings(context: Context): Promise<void> {
  for (;;) {
    const taken = await context.db.transaction(async (tx) => {
      const now = context.clock.now()
      const slots = await takeOverSlots(tx, now, SLOTS_AT_ONCE)
      if (slots.length === 0) return 0
      const expired = await expireBookings(tx, slots, now)
      await recordAll(context, tx, expired.map((id) => ({ actor: 'system', action: 'booking.expired', subject: `booking:${id}`, before: 'booked', after: 'expired' })))
      await markExpired(tx, slots)
      return slots.length
    })
    if (taken < SLOTS_AT_ONCE) return
  }
}

export const appointmentsJobs: Job[] = [
  { name: 'fill-schedules', everyMs: 10 * MINUTE_MS, run: fillSchedules },
  { name: 'expire-bookings', everyMs: MINUTE_MS, run: expireOverBookings },
  {
    name: 'drop-booking-refusals', everyMs: DAY_MS,
    run: async ({ db, clock }) => dropRefusalsBefore(db, new Date(clock.now().getTime() - REFUSALS_KEPT_MS)),
  },
]

/** New rules show in the slots before the first citizen asks. */
export function fillOnPublish(context: Context): void {
  onPublished(context, () => fillSchedules(context))
}
