import type { Sql } from '../../db/database'

export interface SlotRow {
  id: string
  city: string
  tile: string
  venue: string
  on_date: string
  from_time: string
  to_time: string
  starts_at: Date
  ends_at: Date
  remaining: number
  offered: boolean
}

const COLUMNS = `id, city, tile, venue, on_date, from_time, to_time, starts_at, ends_at,
  greatest(quota - taken, 0) as remaining, quota > 0 as offered`

export async function slotById(sql: Sql, id: string): Promise<SlotRow | undefined> {
  return (await sql.query<SlotRow>(`select ${COLUMNS} from slots where id = $1`, [id]))[0]
}

export function slotsOfVenue(sql: Sql, where: { city: string; tile: string; venue: string; first: string; last: string }): Promise<SlotRow[]> {
  return sql.query<SlotRow>(
    `select ${COLUMNS} from slots
     where city = $1 and tile = $2 and venue = $3 and on_date between $4 and $5 order by on_date, from_time`,
    [where.city, where.tile, where.venue, where.first, where.last],
  )
}

export interface OfferRow {
  id: string
  quota: number
  to_time: string
}

/** What the tile offers so far from a day on, to compare with its rules. */
export function offersFrom(sql: Sql, city: string, tile: string, first: string): Promise<OfferRow[]> {
  return sql.query<OfferRow>('select id, quota, to_time from slots where city = $1 and tile = $2 and on_date >= $3', [city, tile, first])
}

/** One schedule at a time is written in a city: codes are counted over all tiles of a venue's day. */
export async function lockSchedule(tx: Sql, city: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`schedule:${city}`])
}

/** False when the slots were made by a newer state of the catalogue than this one. */
export async function claimFill(tx: Sql, of: { city: string; tile: string; generation: number }): Promise<boolean> {
  const claimed = await tx.query(
    `insert into schedule_fills as f (city, tile, generation) values ($1, $2, $3)
     on conflict (city, tile) do update set generation = excluded.generation where f.generation <= excluded.generation returning city`,
    [of.city, of.tile, of.generation],
  )
  return claimed.length > 0
}

export interface NewSlot {
  id: string
  venue: string
  on_date: string
  from_time: string
  to_time: string
  starts_at: Date
  ends_at: Date
  quota: number
}

/** Letters without I and O, then how often the alphabet was gone through: A1 … Z1, A2 … */
export async function addSlots(tx: Sql, of: { city: string; tile: string }, slots: NewSlot[]): Promise<void> {
  await tx.query(
    `with wanted as (
       select * from jsonb_to_recordset($3::jsonb) as w(id uuid, venue text, on_date date, from_time text, to_time text,
         starts_at timestamptz, ends_at timestamptz, quota int)
     ),
     used as (
       select venue, on_date, count(*) as n from slots where city = $1 and (venue, on_date) in (select venue, on_date from wanted)
       group by venue, on_date
     ),
     numbered as (
       select w.*, coalesce(u.n, 0) + row_number() over (partition by w.venue, w.on_date order by w.from_time) - 1 as k
       from wanted w left join used u using (venue, on_date)
     )
     insert into slots (id, city, tile, venue, on_date, from_time, to_time, starts_at, ends_at, quota, code)
     select id, $1, $2, venue, on_date, from_time, to_time, starts_at, ends_at, quota,
       substr('ABCDEFGHJKLMNPQRSTUVWXYZ', (k % 24)::int + 1, 1) || (1 + k / 24)
     from numbered on conflict do nothing`,
    [of.city, of.tile, JSON.stringify(slots)],
  )
}

/** Locks in id order, as the booking does: two orders could wait for each other for ever. */
export async function changeOffers(tx: Sql, offers: OfferRow[]): Promise<void> {
  await tx.query('select id from slots where id = any($1::uuid[]) order by id for no key update', [offers.map((offer) => offer.id)])
  await tx.query(
    `update slots s set quota = w.quota, to_time = w.to_time
     from jsonb_to_recordset($1::jsonb) as w(id uuid, quota int, to_time text) where s.id = w.id`,
    [JSON.stringify(offers)],
  )
}

export async function lockSlot(tx: Sql, id: string): Promise<void> {
  await tx.query('select id from slots where id = $1 for no key update', [id])
}

export async function giveBack(tx: Sql, id: string): Promise<void> {
  await tx.query('update slots set taken = taken - 1 where id = $1', [id])
}

/** Slots that are over and whose bookings nobody closed yet; another process takes others. */
export async function takeOverSlots(tx: Sql, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select id from slots where not expired and ends_at <= $1 order by id limit $2 for no key update skip locked',
    [now, limit],
  )
  return rows.map((row) => row.id)
}

export async function markExpired(tx: Sql, ids: string[]): Promise<void> {
  await tx.query('update slots set expired = true where id = any($1::uuid[])', [ids])
}
