import type { PlatformName } from '#contract/api/shared'
import type { Sql } from '../../db/database'
import { liveStates, statesBefore, type BookingState } from './booking-states'

export interface BookingRow {
  id: string
  slot_id: string
  citizen_id: string
  platform: PlatformName
  state: BookingState
  number: string
  digest: string
  masked_name: string
  booked_at: Date
  cancel_until: Date
  city: string
  tile: string
  venue: string
  on_date: string
  from_time: string
  to_time: string
  starts_at: Date
  ends_at: Date
}

const SELECT = `select b.id, b.slot_id, b.citizen_id, b.platform, b.state, b.number, b.digest, b.masked_name, b.booked_at, b.cancel_until,
  b.city, b.tile, s.venue, s.on_date, s.from_time, s.to_time, s.starts_at, s.ends_at
  from bookings b join slots s on s.id = b.slot_id`

const SHOWN_AT_ONCE = 100

export async function bookingById(sql: Sql, id: string): Promise<BookingRow | undefined> {
  return (await sql.query<BookingRow>(`${SELECT} where b.id = $1`, [id]))[0]
}

/** Open ones first, the nearest on top; then the past, the newest on top. */
export function bookingsOf(sql: Sql, citizenId: string): Promise<BookingRow[]> {
  return sql.query<BookingRow>(
    `${SELECT} where b.citizen_id = $1
     order by b.state = any($2::text[]) desc, case when b.state = any($2::text[]) then s.starts_at end, s.starts_at desc limit $3`,
    [citizenId, [...liveStates], SHOWN_AT_ONCE],
  )
}

export function liveBookingsOf(sql: Sql, citizenId: string): Promise<BookingRow[]> {
  return sql.query<BookingRow>(`${SELECT} where b.citizen_id = $1 and b.state = any($2::text[]) order by s.starts_at`, [citizenId, [...liveStates]])
}

export async function sealedPerson(sql: Sql, id: string): Promise<Buffer | undefined> {
  return (await sql.query<{ person: Buffer }>('select person from bookings where id = $1', [id]))[0]?.person
}

/** Compare and set: true for the one who moved it. */
export async function markCancelled(tx: Sql, id: string, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `update bookings set state = 'cancelled', closed_at = $2 where id = $1 and state = any($3::text[]) and cancel_until >= $2 returning id`,
    [id, now, statesBefore('cancelled', 'citizen')],
  )
  return rows.length > 0
}

export async function expireBookings(tx: Sql, slotIds: string[], now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update bookings set state = 'expired', closed_at = $2 where slot_id = any($1::uuid[]) and state = any($3::text[]) returning id`,
    [slotIds, now, statesBefore('expired', 'clock')],
  )
  return rows.map((row) => row.id)
}

export function bookingCounts(sql: Sql): Promise<{ city: string; tile: string; bookings: number }[]> {
  return sql.query(`select city, tile, count(*) as bookings from bookings where state <> 'cancelled' group by city, tile`)
}
