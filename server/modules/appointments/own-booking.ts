import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { record } from '../audit'
import type { Citizen } from '../identity'
import { bookingById, type BookingRow } from './bookings.store'

/** Somebody else's booking sounds like none at all; that somebody tried is written down (T9). */
export async function ownBooking(context: Context, citizen: Citizen, id: string): Promise<BookingRow> {
  const row = await bookingById(context.db, id)
  if (!row) throw fault('booking-not-found')
  if (row.citizen_id !== citizen.id) {
    await record(context, context.db, { actor: `citizen:${citizen.id}`, action: 'access.refused', subject: `booking:${id}`, reason: 'another citizen\'s booking' })
    throw fault('booking-not-found')
  }
  return row
}
