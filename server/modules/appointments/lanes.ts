/** A venue always has the same lane. There are few lanes, so that spread-out bookings still share their commits. */
import { createHash } from 'node:crypto'
import type { Context } from '../../context'
import type { Database } from '../../db/database'
import { bookingLane, type Lane } from './booking-lane'
import { grantBatch, type GrantAnswer, type Ticket } from './grant-batch'

const LANES = 2
const MOST_WAITING = 2000
/** More slots than this in one statement join badly (reference/performance.md §6). */
const MOST_IN_BATCH = 256

const lanes = new WeakMap<Database, Lane<Ticket, GrantAnswer>[]>()

export function laneOf(context: Context, place: { city: string; venue: string }): Lane<Ticket, GrantAnswer> {
  const all = lanes.get(context.db) ?? Array.from({ length: LANES }, () => newLane(context))
  lanes.set(context.db, all)
  return all[laneNumber(`${place.city}/${place.venue}`)]
}

const numbers = new Map<string, number>()

function laneNumber(venue: string): number {
  const known = numbers.get(venue)
  if (known !== undefined) return known
  const number = createHash('sha256').update(venue).digest()[0] % LANES
  numbers.set(venue, number)
  return number
}

const newLane = (context: Context) =>
  bookingLane<Ticket, GrantAnswer>({
    maxWaiting: MOST_WAITING,
    maxBatch: MOST_IN_BATCH,
    personOf: (ticket) => ticket.citizenId,
    write: (batch) => grantBatch(context, batch),
  })
