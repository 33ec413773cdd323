/** When and where a slot is never changes, so it is read once; what is left of it is never kept here. */
import type { Context } from '../../context'
import type { Database } from '../../db/database'
import { fault } from '../../http/fault'
import { slotById } from './slots.store'

export interface KnownSlot {
  id: string
  city: string
  tile: string
  venue: string
  on: string
  from: string
  to: string
  startsAt: Date
}

const MOST_KEPT = 20_000
const kept = new WeakMap<Database, Map<string, Promise<KnownSlot | null>>>()

export async function knownSlot(context: Context, id: string): Promise<KnownSlot> {
  const slots = kept.get(context.db) ?? new Map<string, Promise<KnownSlot | null>>()
  kept.set(context.db, slots)
  const reading = slots.get(id) ?? read(context, id)
  if (!slots.has(id)) {
    if (slots.size >= MOST_KEPT) slots.clear()
    slots.set(id, reading)
  }
  const slot = await reading.catch((cause) => {
    slots.delete(id)
    throw cause
  })
  if (slot) return slot
  // It may be made in the next moment, and made-up ids must not fill the memory.
  slots.delete(id)
  throw fault('slot-not-found')
}

async function read(context: Context, id: string): Promise<KnownSlot | null> {
  const row = await slotById(context.db, id)
  if (!row) return null
  const { city, tile, venue, on_date: on, from_time: from, to_time: to, starts_at: startsAt } = row
  return { id, city, tile, venue, on, from, to, startsAt }
}
