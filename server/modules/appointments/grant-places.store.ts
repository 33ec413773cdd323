/** The statement that sells places, and the reads that say why somebody got none. */
import type { Sql } from '../../db/database'
import { liveStates } from './booking-states'

export interface GrantRow {
  ord: number
  id: string
  slot_id: string
  citizen_id: string
  platform: string
  digest: string
  /** Base64 of the sealed values. */
  person: string
  masked_name: string
  cancel_until: string
  person_place: number
  request_key: string
  fingerprint: string
}
export interface Granted {
  id: string
  number: string
}
export interface GrantResult {
  granted: Map<string, string>
  /** What is left of each slot afterwards. */
  remaining: Map<string, number>
}

/**
 * Locks the slots in id order; gives ranks 1…remaining by order of arrival; inserts what no other booking forbids
 * (same request, same slot, the person's limit: the unique indexes of 0010); takes only what was really inserted.
 * lpad alone would cut a fifth digit off. Every transaction that touches slots and bookings locks in this order: slots by id, then bookings by citizen.
 */
const GRANT = `
  with req as materialized (
    select * from jsonb_to_recordset($1::jsonb) as r(ord int, id uuid, slot_id uuid, citizen_id uuid, platform text, digest text,
      person text, masked_name text, cancel_until timestamptz, person_place int, request_key text, fingerprint text)
  ),
  locked as materialized (
    select id, city, tile, code, issued, greatest(quota - taken, 0) as remaining
    from slots where id = any($2::uuid[]) order by id for no key update
  ),
  earlier as materialized (
    select r.ord from req r cross join lateral (
      select 1 from booking_refusals f where f.citizen_id = r.citizen_id and f.request_key = r.request_key limit 1
    ) f
  ),
  ranked as materialized (
    select r.*, l.city, l.tile, l.code, l.issued, l.remaining, row_number() over (partition by r.slot_id order by r.ord) as rank
    from req r join locked l on l.id = r.slot_id where r.ord not in (select ord from earlier)
  ),
  added as (
    insert into bookings (id, slot_id, citizen_id, platform, state, number, digest, person, masked_name, booked_at, cancel_until,
      city, tile, person_place, request_key, fingerprint)
    select id, slot_id, citizen_id, platform, 'booked', code || '-' || lpad((issued + rank)::text, greatest(4, length((issued + rank)::text)), '0'), digest,
      decode(person, 'base64'), masked_name, $3::timestamptz, cancel_until, city, tile, person_place, request_key, fingerprint
    from ranked where rank <= remaining order by citizen_id
    on conflict do nothing
    returning id, slot_id, number
  ),
  sold as materialized (select slot_id, count(*)::int as n from added group by slot_id),
  numbered as materialized (select slot_id, max(rank)::int as n from ranked where rank <= remaining group by slot_id),
  moved as (
    update slots s set taken = s.taken + sold.n, issued = s.issued + numbered.n
    from sold join numbered using (slot_id) where s.id = sold.slot_id
  )
  select id, number, null::int as remaining from added
  union all
  select l.id, null, l.remaining - coalesce(sold.n, 0) from locked l left join sold on sold.slot_id = l.id`

export async function grantPlaces(tx: Sql, rows: GrantRow[], now: Date): Promise<GrantResult> {
  const slots = [...new Set(rows.map((row) => row.slot_id))]
  const answers = await tx.query<{ id: string; number: string | null; remaining: number | null }>(GRANT, [JSON.stringify(rows), slots, now])
  const result: GrantResult = { granted: new Map(), remaining: new Map() }
  for (const { id, number, remaining } of answers) {
    if (number !== null) result.granted.set(id, number)
    else result.remaining.set(id, remaining ?? 0)
  }
  return result
}

export interface HeldRow {
  id: string
  slot_id: string
  citizen_id: string
  city: string
  tile: string
  number: string
  person_place: number
  request_key: string
  fingerprint: string
  is_live: boolean
}

/** What these people hold, and what these very requests got before. */
export function bookingsHeld(tx: Sql, citizens: string[], requestKeys: string[]): Promise<HeldRow[]> {
  return tx.query<HeldRow>(
    `select id, slot_id, citizen_id, city, tile, number, person_place, request_key, fingerprint, state = any($3::text[]) as is_live
     from bookings where citizen_id = any($1::uuid[]) and (state = any($3::text[]) or request_key = any($2::text[]))`,
    [citizens, requestKeys, [...liveStates]],
  )
}

export type RefusalKind = 'slot-full' | 'slot-past' | 'limit-reached'
export interface RefusalRow {
  citizen_id: string
  request_key: string
  fingerprint: string
  kind: RefusalKind
}

export function refusalsGiven(tx: Sql, citizens: string[], requestKeys: string[]): Promise<RefusalRow[]> {
  return tx.query<RefusalRow>(
    `select citizen_id, request_key, fingerprint, kind from booking_refusals
     where citizen_id = any($1::uuid[]) and request_key = any($2::text[])`,
    [citizens, requestKeys],
  )
}

/** By citizen, so that two processes with the same people do not wait for each other in a circle. */
export async function addRefusals(tx: Sql, rows: RefusalRow[], now: Date): Promise<void> {
  await tx.query(
    `insert into booking_refusals (citizen_id, request_key, fingerprint, kind, refused_at)
     select citizen_id, request_key, fingerprint, kind, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r(citizen_id uuid, request_key text, fingerprint text, kind text)
     order by citizen_id, request_key on conflict do nothing`,
    [JSON.stringify(rows), now],
  )
}

export async function dropRefusalsBefore(sql: Sql, before: Date): Promise<void> {
  await sql.query('delete from booking_refusals where refused_at < $1', [before])
}
