import type { Booking } from '#contract/api/appointments'
import type { City } from '#contract/tile/city'
import type { Material } from '#contract/tile/guide'
import type { Tile } from '#contract/tile/tile'
import type { Context } from '../../context'
import { liveCity, tileVersion } from '../catalogue'
import type { BookingRow } from './bookings.store'

/** A booking as its citizen sees it, in the words of the manifest version it was made with. */
export async function showBooking(context: Context, row: BookingRow): Promise<Booking> {
  const [tile, { city }] = [await tileVersion(context, row.digest), await liveCity(context, row.city)]
  return bookingOf(row, tile, city)
}

export async function showBookings(context: Context, rows: BookingRow[]): Promise<Booking[]> {
  const shown: Booking[] = []
  for (const row of rows) shown.push(await showBooking(context, row))
  return shown
}

export type ShownRow = Omit<BookingRow, 'slot_id' | 'citizen_id' | 'platform' | 'digest' | 'starts_at' | 'ends_at'>

export function bookingOf(row: ShownRow, tile: Tile, city: City): Booking {
  return {
    id: row.id, number: row.number, state: row.state, city: row.city, tile: row.tile,
    tileName: tile.identity.name, icon: tile.identity.icon, venue: shownVenue(city, row.venue),
    on: row.on_date, from: row.from_time, to: row.to_time, maskedName: row.masked_name,
    bookedAt: row.booked_at.toISOString(), cancelUntil: row.cancel_until.toISOString(), bring: papersToBring(tile),
  }
}

function shownVenue(city: City, key: string): Booking['venue'] {
  const venue = city.venues.find((each) => each.key === key)
  // A hall that was closed for good since: the booking stays readable.
  if (!venue) return { key, name: key, address: '', telephone: '', latitude: 0, longitude: 0 }
  return { key, name: venue.name, address: venue.address, telephone: venue.telephone, ...venue.point }
}

/** Only what the citizen must carry: what comes from the wallet or from shared data stays at home. */
export function papersToBring(tile: Tile): string[] {
  return tile.guide.materials.filter((material) => material.source === 'ask').map(paperName)
}

const paperName = ({ name, condition }: Material) => (condition ? `${name}（${condition}）` : name)
