/** A schedule that citizens can really come to. */
import { minutesOfDay } from '../../dates'
import type { Static } from '@sinclair/typebox'
import type { AppointmentFlow, ScheduleRule } from '../flow'
import type { Venue } from '../guide'
import { repeated, when, type Finding, type TileRule } from './problem'

type Rule = Static<typeof ScheduleRule>
const WORKDAYS = [1, 2, 3, 4, 5]

export const scheduleRules: TileRule[] = [
  {
    id: 'schedule',
    check: ({ flows }, { city }) =>
      flows.flatMap((flow, f) => {
        if (flow.kind !== 'appointment') return []
        return flow.venues.flatMap((use, v) => venueFindings(use.schedule, `/flows/${f}/venues/${v}/schedule`, city.venues.find((venue) => venue.key === use.venue)))
      }),
  },
  {
    id: 'schedule-limits',
    check: ({ flows }) => flows.flatMap((flow, f) => (flow.kind === 'appointment' ? limitFindings(flow, `/flows/${f}`) : [])),
  },
]

function venueFindings(schedule: Rule[], at: string, venue: Venue | undefined): Finding[] {
  return schedule.flatMap((rule, i) => {
    const from = minutesOfDay(rule.from)
    const to = minutesOfDay(rule.to)
    const clash = schedule.slice(0, i).some((other) => other.weekdays.some((day) => rule.weekdays.includes(day)) && from < minutesOfDay(other.to) && minutesOfDay(other.from) < to)
    const onWorkday = rule.weekdays.some((day) => WORKDAYS.includes(day))
    const isOpen = !venue || !onWorkday || venue.hours.some((open) => minutesOfDay(open.from) <= from && to <= minutesOfDay(open.to))
    return [
      ...when(from >= to, `${at}/${i}/to`, '结束要晚于开始'),
      ...when(from < to && (to - from) % rule.slotMinutes !== 0, `${at}/${i}/slotMinutes`, `${rule.from} 到 ${rule.to} 分不成整数个 ${rule.slotMinutes} 分钟`),
      ...when(clash, `${at}/${i}`, '和前面一条排班时间重叠，同一时段会放两次号'),
      ...when(!isOpen, `${at}/${i}`, `${venue?.name}这个时间不开门`),
    ]
  })
}

function limitFindings(flow: AppointmentFlow, at: string): Finding[] {
  const horizonMinutes = flow.horizonDays * 24 * 60
  return [
    ...repeated(flow.venues.map((use) => use.venue)).map(({ value, index }) => ({ path: `${at}/venues/${index}/venue`, reason: `地点重复：${value}` })),
    ...when(flow.leadMinutes >= horizonMinutes, `${at}/leadMinutes`, '提前量比能约的天数还长，永远约不上'),
  ]
}
