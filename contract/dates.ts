/**
 * Beijing time without Intl: many phones have none, and a device's own zone must not move an appointment.
 * Instants travel as ISO strings in UTC, dates as "2026-11-24", times of day as "09:30".
 */
const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000
const BEIJING_OFFSET_MS = 8 * 60 * MS_PER_MINUTE
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** The date in Beijing at an instant: "2026-11-24". */
export function beijingDate(instant: Date | string | number): string {
  return new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10)
}

/** The time of day in Beijing at an instant: "09:30". */
export function beijingTime(instant: Date | string | number): string {
  return new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16)
}

/** The instant at which a Beijing date and time of day begin. */
export function beijingInstant(date: string, time = '00:00'): Date {
  return new Date(`${date}T${time}:00+08:00`)
}

/** "2026-11-24" plus n days; n may be negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10)
}

/** 0 is Sunday, as in JavaScript. */
export function weekdayNumber(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** "周二". */
export function weekday(date: string): string {
  return WEEKDAYS[weekdayNumber(date)]
}

/** "11 月 24 日 周二", the way every page says a date. */
export function displayDate(date: string): string {
  return `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日 ${weekday(date)}`
}

/** "09:30" → 570. */
export function minutesOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** 570 → "09:30". */
export function timeOfDay(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** True for a real calendar date written "yyyy-mm-dd": "2026-02-30" is not one. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
}
