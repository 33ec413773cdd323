import type { CancelReply } from '#contract/api/appointments'
import type { Context } from '../../context'
import type { Sql } from '../../db/database'
import { record } from '../audit'
import { liveCity, tileVersion } from '../catalogue'
import type { Citizen } from '../identity'
import { bookingById, markCancelled, type BookingRow } from './bookings.store'
import { ownBooking } from './own-booking'
import { showBooking } from './show-booking'
import { boardChanged } from './slot-board'
import { giveBack, lockSlot } from './slots.store'
import { cancelledWords, templateTime } from './words'

/** Gives the place back exactly once: only the one who moves the state also moves the count. */
export async function cancelBooking(context: Context, citizen: Citizen, id: string): Promise<CancelReply> {
  const row = await ownBooking(context, citizen, id)
  const said = await wordsFor(context, row)
  const isMoved = await context.db.transaction(async (tx) => {
    await lockSlot(tx, row.slot_id)
    if (!(await markCancelled(tx, id, context.clock.now()))) return false
    await giveBack(tx, row.slot_id)
    await record(context, tx, { actor: `citizen:${citizen.id}`, action: 'booking.cancelled', subject: `booking:${id}`, before: row.state, after: 'cancelled' })
    await tell(context, tx, { row, ...said })
    return true
  })
  if (isMoved) boardChanged(context, row)
  const after = (await bookingById(context.db, id)) ?? row
  const booking = await showBooking(context, after)
  return after.state === 'cancelled' ? { kind: 'cancelled', booking } : { kind: 'too-late', booking }
}

async function wordsFor(context: Context, row: BookingRow) {
  const [tile, { city }] = [await tileVersion(context, row.digest), await liveCity(context, row.city)]
  return { identity: tile.identity, venueName: city.venues.find((venue) => venue.key === row.venue)?.name ?? row.venue }
}

type Said = { row: BookingRow } & Awaited<ReturnType<typeof wordsFor>>

async function tell(context: Context, tx: Sql, { row, identity, venueName }: Said): Promise<void> {
  const { note, ...words } = cancelledWords({
    tileName: identity.shortName, venueName, on: row.on_date, from: row.from_time, to: row.to_time, number: row.number,
  })
  await context.events.publish(tx, 'booking.cancelled', {
    citizenId: row.citizen_id, platform: row.platform, city: row.city, tile: row.tile, digest: row.digest, icon: identity.icon,
    ...words,
    link: `/account/booking/index?id=${row.id}`,
    values: { what: identity.name, when: templateTime(row.on_date, row.from_time), where: venueName, number: row.number, note },
    bookingId: row.id, number: row.number,
  })
}
