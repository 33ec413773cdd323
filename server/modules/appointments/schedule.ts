/** What the rules of a tile offer on one day. Pure: the same tile and date give the same slots, on any machine. */
import { minutesOfDay, timeOfDay, weekdayNumber } from '#contract/dates'
import type { AppointmentFlow } from '#contract/tile/flow'
import type { Tile } from '#contract/tile/tile'
import { closedWords } from './words'
import { calendarDay } from './work-calendar'

type Rule = AppointmentFlow['venues'][number]['schedule'][number]

export interface OfferedSlot {
  from: string
  to: string
  quota: number
}
export type DayPlan = { kind: 'open'; slots: OfferedSlot[] } | { kind: 'closed'; reason: string }

const WEEKEND = [0, 6]
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5]

/** The tile's flow that books this venue. */
export function appointmentFlow(tile: Tile, venue: string): AppointmentFlow | undefined {
  return appointmentFlows(tile).find((flow) => flow.venues.some((each) => each.venue === venue))
}

export const appointmentFlows = (tile: Tile) => tile.flows.filter((flow): flow is AppointmentFlow => flow.kind === 'appointment')

export function planDay(flow: AppointmentFlow, venue: string, on: string): DayPlan {
  const exception = flow.exceptions?.find((each) => each.on === on && each.closed)
  if (exception) return { kind: 'closed', reason: exception.reason }
  const day = calendarDay(on)
  if (day.kind === 'holiday') return { kind: 'closed', reason: day.name }
  const rules = flow.venues.find((each) => each.venue === venue)?.schedule ?? []
  const slots = slotsOf(rules.filter((rule) => holdsOn(rule, on, day.kind === 'shifted-workday')))
  if (slots.length > 0) return { kind: 'open', slots }
  return { kind: 'closed', reason: WEEKEND.includes(weekdayNumber(on)) ? closedWords.weekend : closedWords.noRule }
}

/** Nobody says for which weekday a shifted workday stands, so only the rules that hold on all five hold on it. */
function holdsOn(rule: Rule, on: string, isShiftedWorkday: boolean): boolean {
  if (rule.weekdays.includes(weekdayNumber(on))) return true
  return isShiftedWorkday && MONDAY_TO_FRIDAY.every((weekday) => rule.weekdays.includes(weekday))
}

function slotsOf(rules: Rule[]): OfferedSlot[] {
  const byStart = new Map<string, OfferedSlot>()
  for (const rule of rules) {
    const last = minutesOfDay(rule.to)
    for (let start = minutesOfDay(rule.from); start + rule.slotMinutes <= last; start += rule.slotMinutes) {
      const from = timeOfDay(start)
      // Two rules for one start are one slot: the first rule is the one meant, the second an overlap.
      if (!byStart.has(from)) byStart.set(from, { from, to: timeOfDay(start + rule.slotMinutes), quota: rule.quota })
    }
  }
  return [...byStart.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}
