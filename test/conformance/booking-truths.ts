/** T1, asked of the database itself: no slot beyond its capacity, no place lost, one per person, every booking told once. */
import type { Sql } from '../../server/db/database'

const questions: Record<string, string> = {
  'a slot counts other bookings than it has':
    `select s.id, s.taken, count(b.id) as live from slots s left join bookings b on b.slot_id = s.id and b.state in ('booked', 'checked-in', 'expired', 'served', 'no-show')
     group by s.id having s.taken <> count(b.id)`,
  'a slot is sold beyond its quota': `select id, quota, taken from slots where taken > quota`,
  'a person holds two places of one slot':
    `select slot_id, citizen_id from bookings where state in ('booked', 'checked-in') group by slot_id, citizen_id having count(*) > 1`,
  'two people of a venue\'s day have one number':
    `select s.city, s.venue, s.on_date, b.number from bookings b join slots s on s.id = b.slot_id group by 1, 2, 3, 4 having count(*) > 1`,
  'a booking has not exactly one row in the audit':
    `select b.id from bookings b left join audit_rows a on a.subject = 'booking:' || b.id and a.action = 'booking.made' group by b.id having count(a.id) <> 1`,
  'a booking has not exactly one event':
    `select b.id from bookings b left join outbox o on o.payload->>'bookingId' = b.id::text and o.name = 'booking.made' group by b.id having count(o.id) <> 1`,
  'a cancellation has not exactly one event':
    `select b.id from bookings b left join outbox o on o.payload->>'bookingId' = b.id::text and o.name = 'booking.cancelled' where b.state = 'cancelled'
     group by b.id having count(o.id) <> 1`,
}

/** Every truth that does not hold, with the rows that show it. Empty when all is well. */
export async function brokenTruths(sql: Sql, limitPerPerson: number): Promise<{ truth: string; rows: unknown[] }[]> {
  const limit = `select citizen_id, tile from bookings where state in ('booked', 'checked-in') group by citizen_id, city, tile having count(*) > ${Number(limitPerPerson)}`
  const broken: { truth: string; rows: unknown[] }[] = []
  for (const [truth, question] of Object.entries({ ...questions, 'a person holds more than the limit': limit })) {
    const rows = await sql.query(question)
    if (rows.length > 0) broken.push({ truth, rows: rows.slice(0, 3) })
  }
  return broken
}
