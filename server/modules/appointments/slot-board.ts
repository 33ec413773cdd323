/** What is free, as ready-made bodies: renewed at most a few times a second while somebody asks. The booking itself remains the truth. */
import { createHash } from 'node:crypto'
import type { Day, Slot } from '#contract/api/appointments'
import { addDays, beijingDate } from '#contract/dates'
import type { AppointmentFlow } from '#contract/tile/flow'
import type { Context } from '../../context'
import type { Database } from '../../db/database'
import { fault } from '../../http/fault'
import type { ReadyBody } from '../../http/public-read'
import { liveTile } from '../catalogue'
import { fillSchedule } from './fill-schedule'
import { appointmentFlow, planDay } from './schedule'
import { slotsOfVenue, type SlotRow } from './slots.store'
import { closedWords } from './words'

export interface VenueKey {
  city: string
  tile: string
  venue: string
}
export interface Board {
  digest: string
  /** Of the clock, because what is too late to book changes by it. */
  minute: number
  days: ReadyBody
  byDay: Map<string, ReadyBody>
  /** Free and early enough, in order of time. */
  free: (Slot & { startsAt: number })[]
}
interface Shelf {
  board?: Board
  builtAt: number
  building?: Promise<Board>
  /** A booking or a cancellation of this process changed it. */
  isStale: boolean
  /** Renewals that may come at once; refilled by time, so that a rush of bookings does not become a rush of reads. */
  credit: number
}

const FRESH_MS = 200
const CREDIT = 3
const CREDIT_EVERY_MS = 100
const shelves = new WeakMap<Database, Map<string, Shelf>>()

function shelfOf(context: Context, { city, tile, venue }: VenueKey): Shelf {
  const all = shelves.get(context.db) ?? new Map<string, Shelf>()
  shelves.set(context.db, all)
  const name = `${city}/${tile}/${venue}`
  const shelf = all.get(name) ?? { builtAt: -Infinity, isStale: false, credit: CREDIT }
  all.set(name, shelf)
  return shelf
}

export async function boardOf(context: Context, venue: VenueKey): Promise<Board> {
  const tile = await liveTile(context, venue.city, venue.tile)
  const flow = appointmentFlow(tile.manifest, venue.venue)
  if (!flow) throw fault('venue-not-found')
  const shelf = shelfOf(context, venue)
  const minute = minuteOf(context)
  if (shelf.board?.digest === tile.digest && shelf.board.minute === minute && isFresh(shelf)) return shelf.board
  // A build that began before the change would show what was; wait for the next one instead.
  if (shelf.building && !shelf.isStale) return shelf.building
  shelf.isStale = false
  shelf.credit -= 1
  const building = (async () => {
    await fillSchedule(context, venue)
    return build(context, { venue, flow, digest: tile.digest })
  })()
  shelf.building = building
  try {
    shelf.board = await building
    shelf.builtAt = performance.now()
    return shelf.board
  } finally {
    if (shelf.building === building) shelf.building = undefined
  }
}

const minuteOf = (context: Context) => Math.floor(context.clock.now().getTime() / 60_000)

function isFresh(shelf: Shelf): boolean {
  const age = performance.now() - shelf.builtAt
  if (age > FRESH_MS) {
    shelf.credit = Math.min(CREDIT, shelf.credit + Math.floor(age / CREDIT_EVERY_MS))
    return false
  }
  return !(shelf.isStale && (shelf.credit > 0 || age > CREDIT_EVERY_MS))
}

/** Called after a commit that took or gave back a place. */
export function boardChanged(context: Context, venue: VenueKey): void {
  shelfOf(context, venue).isStale = true
}

interface BoardParts {
  venue: VenueKey
  flow: AppointmentFlow
  digest: string
}

async function build(context: Context, { venue, flow, digest }: BoardParts): Promise<Board> {
  const now = context.clock.now()
  const first = beijingDate(now)
  const rows = await slotsOfVenue(context.db, { ...venue, first, last: addDays(first, flow.horizonDays) })
  const lastStart = now.getTime() + flow.leadMinutes * 60_000
  const slotsByDay = new Map<string, (Slot & { startsAt: number })[]>()
  for (const row of rows) {
    if (!row.offered) continue
    const day = slotsByDay.get(row.on_date) ?? []
    day.push(shownSlot(row, lastStart))
    slotsByDay.set(row.on_date, day)
  }
  const days = Array.from({ length: flow.horizonDays + 1 }, (_, n) => dayOf(addDays(first, n), { flow, venue, slotsByDay }))
  return {
    digest,
    minute: Math.floor(now.getTime() / 60_000),
    days: ready({ days }),
    byDay: new Map(days.map(({ on }) => [on, ready({ on, slots: (slotsByDay.get(on) ?? []).map(withoutInstant) })])),
    free: [...slotsByDay.values()].flat().filter((slot) => slot.state === 'open'),
  }
}

function shownSlot(row: SlotRow, lastStart: number): Slot & { startsAt: number } {
  const startsAt = row.starts_at.getTime()
  const state = startsAt < lastStart ? 'gone' : row.remaining > 0 ? 'open' : 'full'
  return { id: row.id, on: row.on_date, from: row.from_time, to: row.to_time, remaining: state === 'open' ? row.remaining : 0, state, startsAt }
}

type DayParts = Pick<BoardParts, 'flow' | 'venue'> & { slotsByDay: Map<string, Slot[]> }

function dayOf(on: string, { flow, venue, slotsByDay }: DayParts): Day {
  const slots = slotsByDay.get(on) ?? []
  if (slots.length === 0) {
    const plan = planDay(flow, venue.venue, on)
    return { on, state: 'closed', remaining: 0, reason: plan.kind === 'closed' ? plan.reason : closedWords.noRule }
  }
  if (slots.every((slot) => slot.state === 'gone')) return { on, state: 'closed', remaining: 0, reason: closedWords.todayOver }
  const remaining = slots.reduce((sum, slot) => sum + slot.remaining, 0)
  return { on, state: remaining > 0 ? 'open' : 'full', remaining }
}

export const withoutInstant = ({ id, on, from, to, remaining, state }: Slot): Slot => ({ id, on, from, to, remaining, state })

/** A body and its strong ETag. */
export function ready(reply: unknown): ReadyBody {
  const body = Buffer.from(JSON.stringify(reply))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}
