/** Makes the slots that the live tiles' rules offer over their horizon. Runs at publish, every hour, and before the first read of a new day. */
import { addDays, beijingDate, beijingInstant } from '#contract/dates'
import type { Context } from '../../context'
import type { Database } from '../../db/database'
import type { LiveTile } from '../catalogue'
import { appointmentFlows, planDay } from './schedule'
import { slotId } from './slot-id'
import { addSlots, changeOffers, lockSchedule, offersFrom, type NewSlot, type OfferRow } from './slots.store'

/** What was filled last, by tile: the same version on the same day needs no second look. */
const filled = new WeakMap<Database, Map<string, string>>()

export async function fillSchedule(context: Context, tile: LiveTile): Promise<void> {
  const marks = filled.get(context.db) ?? new Map<string, string>()
  filled.set(context.db, marks)
  const key = `${tile.city.code}/${tile.key}`
  const today = beijingDate(context.clock.now())
  const mark = `${tile.digest} ${today}`
  if (marks.get(key) === mark || appointmentFlows(tile.manifest).length === 0) return
  await writeSchedule(context, tile, today)
  marks.set(key, mark)
}

async function writeSchedule(context: Context, tile: LiveTile, today: string): Promise<void> {
  const city = tile.city.code
  const wanted = wantedSlots(tile, today)
  const of = { city, tile: tile.key }
  await context.db.transaction(async (tx) => {
    await lockSchedule(tx, city)
    const { fresh, changed } = compare(wanted, await offersFrom(tx, city, tile.key, today))
    if (fresh.length > 0) await addSlots(tx, of, fresh)
    if (changed.length > 0) await changeOffers(tx, changed)
  })
}

interface Scheduled {
  city: string
  tile: string
  flow: ReturnType<typeof appointmentFlows>[number]
  venue: string
}

export function wantedSlots(tile: Pick<LiveTile, 'key' | 'manifest'> & { city: { code: string } }, today: string): NewSlot[] {
  const slots = appointmentFlows(tile.manifest).flatMap((flow) =>
    flow.venues.flatMap(({ venue }) => slotsOfHorizon({ city: tile.city.code, tile: tile.key, flow, venue }, today)),
  )
  // Two flows of a tile may name one venue; the first one's slot is the slot.
  return [...new Map(slots.reverse().map((slot) => [slot.id, slot])).values()].reverse()
}

const slotsOfHorizon = (scheduled: Scheduled, today: string) =>
  Array.from({ length: scheduled.flow.horizonDays + 1 }, (_, day) => slotsOn(scheduled, addDays(today, day))).flat()

function slotsOn({ flow, venue, city, tile }: Scheduled, on: string): NewSlot[] {
  const plan = planDay(flow, venue, on)
  if (plan.kind === 'closed') return []
  return plan.slots.map(({ from, to, quota }) => ({
    id: slotId({ city, tile, venue, on, from }), venue, on_date: on, from_time: from, to_time: to, quota,
    starts_at: beijingInstant(on, from), ends_at: beijingInstant(on, to),
  }))
}

/** A slot that the rules no longer name stays with a quota of 0: somebody may hold a place in it. */
export function compare(wanted: NewSlot[], offers: OfferRow[]): { fresh: NewSlot[]; changed: OfferRow[] } {
  const existing = new Map(offers.map((offer) => [offer.id, offer]))
  const named = new Set(wanted.map((slot) => slot.id))
  const differs = (slot: NewSlot) => {
    const offer = existing.get(slot.id)
    return offer !== undefined && (offer.quota !== slot.quota || offer.to_time !== slot.to_time)
  }
  return {
    fresh: wanted.filter((slot) => !existing.has(slot.id)),
    changed: [
      ...wanted.filter(differs).map(({ id, quota, to_time }) => ({ id, quota, to_time })),
      ...offers.filter((offer) => offer.quota > 0 && !named.has(offer.id)).map((offer) => ({ ...offer, quota: 0 })),
    ],
  }
}
