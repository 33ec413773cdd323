/** The bureaus' records are told relative to today, so that a demonstration never goes stale. */
const BEIJING_OFFSET_MS = 8 * 3_600_000
const MS_PER_DAY = 86_400_000

export const beijingDay = (instant: Date): string => new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10)

/** "2026-11-21" and -3 give "2026-11-18". */
export const dayFrom = (today: string, days: number): string => new Date(Date.parse(`${today}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10)

/** "2026-11-21" and -1 give "2026-10". */
export function monthFrom(today: string, months: number): string {
  const [year, month] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7)
}

/** Last day of a month: "2026-11" gives "2026-11-30". */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** "2026-11-05" gives "20261105". */
export const compact = (date: string): string => date.replaceAll('-', '')
