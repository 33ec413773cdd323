/** One batch of a lane: places, audit rows and events of all its people in one transaction. */
import type { PlatformName } from '#contract/api/shared'
import type { Context } from '../../context'
import type { DomainEvents } from '../../events/events'
import { recordAll } from '../audit'
import { addRefusals, bookingsHeld, grantPlaces, refusalsGiven, type GrantResult, type GrantRow, type HeldRow, type RefusalKind, type RefusalRow } from './grant-places.store'
import type { Sql } from '../../db/database'

export interface Ticket {
  bookingId: string
  citizenId: string
  platform: PlatformName
  slot: { id: string; city: string; tile: string; startsAt: Date }
  /** The last moment at which this slot may still be booked. */
  bookUntil: Date
  cancelUntil: Date
  digest: string
  /** Open bookings of this tile that one person may hold. */
  limit: number
  /** Sealed, base64. */
  person: string
  maskedName: string
  requestKey: string
  fingerprint: string
  /** Which of the person's places to fill; 1 is right for nearly everybody, so it is tried before looking. */
  personPlace: number
  tries: number
  /** What listeners hear once the number is known. */
  matter(number: string): DomainEvents['booking.made']
}

export type GrantAnswer =
  | { kind: 'booked'; bookingId: string; number: string; isNew: boolean }
  | { kind: 'refused'; why: RefusalKind }
  | { kind: 'request-reused' }
  | { kind: 'gave-up' }

const MOST_TRIES = 8

export async function grantBatch(context: Context, tickets: Ticket[]): Promise<(GrantAnswer | 'again')[]> {
  return context.db.transaction(async (tx) => {
    const now = context.clock.now()
    const early = tickets.filter((ticket) => now <= ticket.bookUntil)
    const result: GrantResult = early.length > 0 ? await grantPlaces(tx, early.map(grantRow), now) : { granted: new Map(), remaining: new Map() }
    const booked = early.filter((ticket) => result.granted.has(ticket.bookingId))
    const others = tickets.filter((ticket) => !result.granted.has(ticket.bookingId))
    const reasons = others.length > 0 ? await explain(tx, others, { now, result }) : new Map<Ticket, GrantAnswer | 'again'>()
    await tellOf(context, tx, booked.map((ticket) => ({ ticket, number: result.granted.get(ticket.bookingId) as string })))
    return tickets.map((ticket) => {
      const number = result.granted.get(ticket.bookingId)
      return number === undefined ? (reasons.get(ticket) ?? 'again') : { kind: 'booked', bookingId: ticket.bookingId, number, isNew: true }
    })
  })
}

const grantRow = (ticket: Ticket, ord: number): GrantRow => ({
  ord, id: ticket.bookingId, slot_id: ticket.slot.id, citizen_id: ticket.citizenId, platform: ticket.platform, digest: ticket.digest,
  person: ticket.person, masked_name: ticket.maskedName, cancel_until: ticket.cancelUntil.toISOString(), person_place: ticket.personPlace,
  request_key: ticket.requestKey, fingerprint: ticket.fingerprint,
})

async function tellOf(context: Context, tx: Sql, booked: { ticket: Ticket; number: string }[]): Promise<void> {
  if (booked.length === 0) return
  await recordAll(
    context,
    tx,
    booked.map(({ ticket }) => ({ actor: `citizen:${ticket.citizenId}`, action: 'booking.made', subject: `booking:${ticket.bookingId}`, after: 'booked' })),
  )
  await context.events.publishAll(tx, 'booking.made', booked.map(({ ticket, number }) => ticket.matter(number)))
}

/** Why each got no place, by what is committed by now: their slots are locked, so nothing changes under us. */
async function explain(tx: Sql, tickets: Ticket[], at: { now: Date; result: GrantResult }) {
  const citizens = tickets.map((ticket) => ticket.citizenId)
  const keys = tickets.map((ticket) => ticket.requestKey)
  const held = groupBy(await bookingsHeld(tx, citizens, keys), (row) => row.citizen_id)
  const refused = groupBy(await refusalsGiven(tx, citizens, keys), (row) => row.citizen_id)
  const answers = new Map<Ticket, GrantAnswer | 'again'>()
  const fresh: RefusalRow[] = []
  for (const ticket of tickets) {
    const theirs = { bookings: held.get(ticket.citizenId) ?? [], refusals: refused.get(ticket.citizenId) ?? [] }
    const answer = firstAnswer(ticket, theirs) ?? verdict(ticket, theirs.bookings, at)
    answers.set(ticket, answer)
    if (answer !== 'again' && answer.kind === 'refused' && !theirs.refusals.some((row) => row.request_key === ticket.requestKey)) {
      fresh.push({ citizen_id: ticket.citizenId, request_key: ticket.requestKey, fingerprint: ticket.fingerprint, kind: answer.why })
    }
  }
  if (fresh.length > 0) await addRefusals(tx, fresh, at.now)
  return answers
}

/** The same request again hears what it heard before; the same key for something else is an error of the client's. */
function firstAnswer(ticket: Ticket, { bookings, refusals }: { bookings: HeldRow[]; refusals: RefusalRow[] }): GrantAnswer | null {
  const booking = bookings.find((row) => row.request_key === ticket.requestKey)
  const earlier = booking ?? refusals.find((row) => row.request_key === ticket.requestKey)
  if (!earlier) return null
  if (earlier.fingerprint !== ticket.fingerprint) return { kind: 'request-reused' }
  if (booking) return { kind: 'booked', bookingId: booking.id, number: booking.number, isNew: false }
  return { kind: 'refused', why: (earlier as RefusalRow).kind }
}

function verdict(ticket: Ticket, bookings: HeldRow[], { now, result }: { now: Date; result: GrantResult }): GrantAnswer | 'again' {
  if (now > ticket.bookUntil) return { kind: 'refused', why: 'slot-past' }
  const live = bookings.filter((row) => row.is_live && row.city === ticket.slot.city && row.tile === ticket.slot.tile)
  if (live.length >= ticket.limit || live.some((row) => row.slot_id === ticket.slot.id)) return { kind: 'refused', why: 'limit-reached' }
  if ((result.remaining.get(ticket.slot.id) ?? 0) === 0) return { kind: 'refused', why: 'slot-full' }
  // A place is left: this one stood behind somebody who took none, or tried a place of theirs that is filled.
  if (ticket.tries >= MOST_TRIES) return { kind: 'gave-up' }
  ticket.tries += 1
  ticket.personPlace = freePlace(live)
  return 'again'
}

function freePlace(live: HeldRow[]): number {
  const filled = new Set(live.map((row) => row.person_place))
  let place = 1
  while (filled.has(place)) place += 1
  return place
}

function groupBy<Row>(rows: Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
