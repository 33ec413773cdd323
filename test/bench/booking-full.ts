/** The real server's booking with everything around it, on a city of ten venues and a thousand slots. */
import type pg from 'pg'
import { fillSchedules } from '../../server/modules/appointments/appointments.jobs'
import { appointmentsListeners } from '../../server/modules/appointments'
import { aBookableCity, aCity, anAppointmentTile, aVenue } from '../builders/appointment'
import { aContext, silentLog } from '../builders/context'
import { systemClock } from '../../server/build-context'
import { openDatabase } from '../../server/db/database'
import { buildApp } from '../../server/app'
import { personalBox } from '../../server/personal-box'
import type { Context } from '../../server/context'

export const CITIZENS = 120_000
const VENUES = 10
const EVERYDAY = [0, 1, 2, 3, 4, 5, 6]

export const tokenOf = (n: number) => `bench-session-${String(n).padStart(10, '0')}`
/** GB 11643 is not asked for here, only a name and a mobile of the range that is nobody's. */
export const personOf = (n: number) => ({ name: '林远', mobile: `1990000${String(n % 10_000).padStart(4, '0')}` })

async function contextOn(url: string): Promise<Context> {
  const context = await aContext({ db: await openDatabase({ url, poolSize: 10 }), log: silentLog })
  return { ...context, clock: systemClock, personal: personalBox(Buffer.alloc(32, 7)) }
}

export async function seedFull(url: string): Promise<void> {
  const context = await contextOn(url)
  const venues = Array.from({ length: VENUES }, (_, n) => aVenue({ key: `hall-${n}`, name: `${n} 号大厅` }))
  const schedule = [{ weekdays: EVERYDAY, from: '08:00', to: '18:00', slotMinutes: 30, quota: 1_000_000 }]
  const tile = anAppointmentTile({ venues: venues.map(({ key }) => ({ venue: key, schedule })), horizonDays: 30, leadMinutes: 0, perPersonLimit: 1 })
  appointmentsListeners(context)
  await aBookableCity(context, { city: aCity({ venues }), tile })
  await fillSchedules(context)
  await context.db.query('insert into citizens (id, created_at) select gen_random_uuid(), now() from generate_series(1, $1::int)', [CITIZENS])
  await context.db.query(
    `insert into sessions (token_hash, citizen_id, platform, platform_user_id, created_at, expires_at)
     select sha256(convert_to('bench-session-' || lpad((row_number() over ())::text, 10, '0'), 'UTF8')), id, 'wechat', id::text, now(), now() + interval '30 days' from citizens`,
  )
  await context.db.query('vacuum analyze')
  await context.db.close()
}

export async function fullSlots(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(`select id from slots where starts_at > now() + interval '1 day' order by starts_at, id limit 1000`)
  return rows.map((row) => (row as { id: string }).id)
}

export async function serveFull(url: string, port: number): Promise<void> {
  const wide = { burst: 1e9, perSecond: 1e9 }
  const app = await buildApp(await contextOn(url), { limits: { session: wide, address: wide, signIn: wide } })
  await app.listen({ host: '127.0.0.1', port })
}

/** The audit is append-only, so its rows of earlier runs stay and the check counts from the present one. */
export async function resetFull(client: pg.Client): Promise<void> {
  await client.query('truncate bookings, booking_refusals, outbox')
  await client.query('update slots set taken = 0, issued = 0 where issued > 0')
  await client.query('vacuum analyze slots')
  await client.query('checkpoint')
}

const CHECK = `
  select (select sum(taken)::int from slots) as taken, count(*)::int as sold, count(distinct (slot_id, citizen_id))::int as persons,
    count(distinct (city, number, slot_id))::int as numbers,
    (select count(*)::int from bookings b where not exists (select 1 from audit_rows a where a.subject = 'booking:' || b.id)) as unaudited,
    (select count(*)::int from outbox where name = 'booking.made') as told
  from bookings`

export async function checkFull(client: pg.Client, booked: number): Promise<string[]> {
  const { rows } = await client.query(CHECK)
  const { taken, sold, persons, numbers, unaudited, told } = rows[0] as Record<string, number>
  const broken: string[] = []
  if (taken !== sold) broken.push(`${taken} taken, ${sold} sold`)
  if (persons !== sold || numbers !== sold) broken.push(`${sold} sold to ${persons} persons under ${numbers} numbers`)
  if (unaudited > 0 || told !== sold) broken.push(`${sold} sold, ${unaudited} not in the audit, ${told} in the outbox`)
  if (booked > sold) broken.push(`${booked} were told "booked", ${sold} are`)
  return broken
}
