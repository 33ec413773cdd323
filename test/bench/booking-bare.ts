/** The trade without the office: one table of slots, one of bookings. Every contestant but the full handler sells from these. */
import type pg from 'pg'

export const SPREAD_SLOTS = 1000
export const STOCK = 1_000_000

export const bareTables = `
  create table bare_slots (id int primary key, stock int not null, remaining int not null check (remaining >= 0)) with (fillfactor = 60);
  create table bare_bookings (id bigint generated always as identity primary key, slot_id int not null, user_id bigint not null);
  create unique index on bare_bookings (slot_id, user_id);
  insert into bare_slots select n, ${STOCK}, ${STOCK} from generate_series(1, ${SPREAD_SLOTS}) n;`

/** The best single statement a careful team would write. A duplicate aborts it, so that no stock is lost without a booking. */
export const singleStatement = `
  with s as (update bare_slots set remaining = remaining - 1 where id = $1 and remaining > 0 returning id)
  insert into bare_bookings (slot_id, user_id) select id, $2 from s returning id`

/** The coalesced one: grant-places.store.ts without names, limits, numbers and first answers. */
export const coalescedStatement = `
  with req as materialized (select * from unnest($1::int[], $2::bigint[]) with ordinality as r(slot_id, user_id, ord)),
  locked as materialized (select id, remaining from bare_slots where id = any($3::int[]) order by id for no key update),
  ranked as materialized (
    select r.*, l.remaining, row_number() over (partition by r.slot_id order by r.ord) as rank from req r join locked l on l.id = r.slot_id
  ),
  added as (
    insert into bare_bookings (slot_id, user_id) select slot_id, user_id from ranked where rank <= remaining on conflict do nothing returning slot_id, user_id
  ),
  moved as (
    update bare_slots s set remaining = s.remaining - a.n from (select slot_id, count(*)::int as n from added group by slot_id) a where a.slot_id = s.id
  )
  select slot_id, user_id from added`

export async function resetBare(client: pg.Client): Promise<void> {
  await client.query('truncate bare_bookings')
  await client.query('update bare_slots set remaining = stock')
  await client.query('vacuum analyze bare_slots')
  await client.query('checkpoint')
}

/** Sold plus remaining is the stock, one place a person, and every "booked" that was said is there. */
export async function checkBare(client: pg.Client, booked: number): Promise<string[]> {
  const { rows } = await client.query(
    `select (select coalesce(sum(stock - remaining), 0)::int from bare_slots) as taken, count(*)::int as sold,
       count(distinct (slot_id, user_id))::int as persons from bare_bookings`,
  )
  const { taken, sold, persons } = rows[0] as { taken: number; sold: number; persons: number }
  const broken: string[] = []
  if (taken !== sold) broken.push(`${taken} taken from stock, ${sold} sold`)
  if (persons !== sold) broken.push(`${sold} sold to ${persons} persons`)
  if (booked > sold) broken.push(`${booked} were told "booked", ${sold} are`)
  return broken
}
