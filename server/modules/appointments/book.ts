import { createHash } from 'node:crypto'
import type { BookBody, BookReply, Slot } from '#contract/api/appointments'
import type { AppointmentFlow } from '#contract/tile/flow'
import type { Context } from '../../context'
import type { DomainEvents } from '../../events/events'
import { fault } from '../../http/fault'
import { canonicalJson } from '../audit'
import { liveTile, type LiveTile } from '../catalogue'
import { maskedName, requireLevel, type Citizen } from '../identity'
import { bookingById, liveBookingsOf } from './bookings.store'
import type { GrantAnswer, Ticket } from './grant-batch'
import { laneOf } from './lanes'
import { completePerson, nameOf, personProblems, refuseUnasked, type PersonValues } from './person-values'
import { appointmentFlow } from './schedule'
import { bookingOf, showBooking, showBookings } from './show-booking'
import { boardChanged, boardOf, withoutInstant } from './slot-board'
import { knownSlot, type KnownSlot } from './known-slots'
import { bookedWords, templateTime } from './words'

interface Wish {
  citizen: Citizen
  body: BookBody
  slot: KnownSlot
  tile: LiveTile
  flow: AppointmentFlow
}

const MINUTE_MS = 60_000
const NEAREST = 2

export async function book(context: Context, citizen: Citizen, body: BookBody): Promise<BookReply> {
  const slot = await knownSlot(context, body.slotId)
  const tile = await liveTile(context, slot.city, slot.tile)
  const flow = appointmentFlow(tile.manifest, slot.venue)
  if (!flow) throw fault('slot-not-found')
  await requireLevel(context, citizen, tile.manifest.assurance.submit)
  refuseUnasked(flow.person, body.person)
  const wish = { citizen, body, slot, tile, flow }
  const values = await completePerson(context, { citizenId: citizen.id, inputs: flow.person, typed: body.person, tileName: tile.manifest.identity.name })
  const problems = personProblems(flow.person, values)
  if (Object.keys(problems).length > 0) return { kind: 'inputs-wrong', problems }
  const ticket = ticketFor(context, wish, values)
  const answer = await laneOf(context, slot).ask(ticket)
  if (answer.kind === 'busy') return answer
  return replyTo(context, { ...wish, ticket }, answer)
}

function ticketFor(context: Context, { citizen, body, slot, tile, flow }: Wish, values: PersonValues): Ticket {
  const bookingId = context.newId()
  return {
    bookingId, citizenId: citizen.id, platform: citizen.platform, slot,
    bookUntil: new Date(slot.startsAt.getTime() - flow.leadMinutes * MINUTE_MS),
    cancelUntil: new Date(slot.startsAt.getTime() - flow.cancelCutoffMinutes * MINUTE_MS),
    digest: tile.digest, limit: flow.perPersonLimit,
    person: context.personal.encrypt(JSON.stringify(values)).toString('base64'),
    maskedName: maskedName(nameOf(flow.person, values)),
    requestKey: body.requestKey,
    fingerprint: createHash('sha256').update(canonicalJson({ slotId: body.slotId, person: body.person })).digest('base64url'),
    personPlace: 1, tries: 0,
    matter: (number) => bookingMatter({ citizen, bookingId, slot, tile, number, noShowRule: flow.noShowRule }),
  }
}

function bookingMatter(made: { citizen: Citizen; bookingId: string; slot: KnownSlot; tile: LiveTile; number: string; noShowRule: string }): DomainEvents['booking.made'] {
  const { citizen, bookingId, slot, tile, number } = made
  const { identity } = tile.manifest
  const venueName = tile.city.venues.find((venue) => venue.key === slot.venue)?.name ?? slot.venue
  const said = { tileName: identity.shortName, venueName, on: slot.on, from: slot.from, to: slot.to, number, noShowRule: made.noShowRule }
  return {
    citizenId: citizen.id, platform: citizen.platform, city: slot.city, tile: slot.tile, digest: tile.digest, icon: identity.icon,
    ...bookedWords(said),
    link: `/account/booking/index?id=${bookingId}`,
    values: { what: identity.name, when: templateTime(slot.on, slot.from), where: venueName, number },
    bookingId, number, on: slot.on, from: slot.from, to: slot.to,
  }
}

type Asked = Wish & { ticket: Ticket }

async function replyTo(context: Context, asked: Asked, answer: GrantAnswer): Promise<BookReply> {
  const { slot, tile, ticket } = asked
  if (answer.kind === 'request-reused') throw fault('request-reused')
  if (answer.kind === 'gave-up') return { kind: 'busy', ahead: 0, retryAfterMs: 500 }
  if (answer.kind === 'refused') return refusal(context, asked, answer.why)
  if (!answer.isNew) return { kind: 'booked', booking: await firstBooking(context, answer.bookingId) }
  boardChanged(context, slot)
  const row = {
    id: ticket.bookingId, number: answer.number, state: 'booked' as const, city: slot.city, tile: slot.tile, venue: slot.venue,
    on_date: slot.on, from_time: slot.from, to_time: slot.to, masked_name: ticket.maskedName,
    booked_at: context.clock.now(), cancel_until: ticket.cancelUntil,
  }
  return { kind: 'booked', booking: bookingOf(row, tile.manifest, tile.city) }
}

async function firstBooking(context: Context, id: string) {
  const row = await bookingById(context.db, id)
  if (!row) throw new Error(`booking ${id} is gone`)
  return showBooking(context, row)
}

async function refusal(context: Context, { slot, flow, citizen }: Wish, why: 'slot-full' | 'slot-past' | 'limit-reached'): Promise<BookReply> {
  if (why !== 'limit-reached') return { kind: why, nearest: await nearestFree(context, slot) }
  const live = (await liveBookingsOf(context.db, citizen.id)).filter((row) => row.city === slot.city && row.tile === slot.tile)
  // One place per slot and person, whatever the rule's limit is.
  const same = live.filter((row) => row.slot_id === slot.id)
  if (same.length > 0) return { kind: why, limit: 1, bookings: await showBookings(context, same) }
  return { kind: why, limit: flow.perPersonLimit, bookings: await showBookings(context, live) }
}

async function nearestFree(context: Context, slot: KnownSlot): Promise<Slot[]> {
  const { free } = await boardOf(context, slot)
  const wanted = slot.startsAt.getTime()
  return free
    .filter((each) => each.id !== slot.id)
    .sort((a, b) => Math.abs(a.startsAt - wanted) - Math.abs(b.startsAt - wanted) || a.startsAt - b.startsAt)
    .slice(0, NEAREST)
    .map(withoutInstant)
}
