/** Makes the slots that the live tiles' rules offer over their horizon. Runs at publish, every hour, and before the first read of a new day. */
import { addDays, beijingDate, beijingInstant } from '#contract/dates'
import type { Context } from '../../context'
import type { Database } from '../../db/database'
import { live, type LiveTile } from '../catalogue'
import { appointmentFlows, planDay } from './schedule'
import { slotId } from './slot-id'
import { addSlots, changeOffers, claimFill, lockSchedule, offersFrom, type NewSlot, type OfferRow } from './slots.store'

/** What was filled last, by tile: the same version on the same day needs no second look. */
const filled = new WeakMap<Database, Map<string, string>>()

export async function fillSchedule(context: Context, of: { city: string; tile: string }): Promise<void> {
  const marks = filled.get(context.db) ?? new Map<string, string>()
  filled.set(context.db, marks)
  // Tile and generation from one look at the catalogue: old rules must not pass for new ones.
  const { generation, cities } = await live(context)
  const tile = cities.get(of.city)?.byKey.get(of.tile)
  if (!tile || appointmentFlows(tile.manifest).length === 0) return
  const key = `${of.city}/${of.tile}`
  const today = beijingDate(context.clock.now())
  const mark = `${tile.digest} ${today}`
  if (marks.get(key) === mark) return
  if (await writeSchedule(context, { tile, generation }, today)) marks.set(key, mark)
}

async function writeSchedule(context: Context, { tile, generation }: { tile: LiveTile; generation: number }, today: string): Promise<boolean> {
  const of = { city: tile.city.code, tile: tile.key }
  const wanted = wantedSlots(tile, today)
  return context.db.transaction(async (tx) => {
    await lockSchedule(tx, of.city)
    if (!(await claimFill(tx, { ...of, generation }))) return false
    const { fresh, changed } = compare(wanted, await offersFrom(tx, of.city, of.tile, today))
    if (fresh.length > 0) await addSlots(tx, of, fresh)
    if (changed.length > 0) await changeOffers(tx, changed)
    return true
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
