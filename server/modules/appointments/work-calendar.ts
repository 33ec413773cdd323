/** Which days the halls work: statutory holidays and shifted workdays of mainland China. */
import { getDayDetail, getLunarDate, getLunarFestivals, getSolarTerms } from 'chinese-days'
import { addDays } from '#contract/dates'

export type CalendarDay = { kind: 'ordinary' } | { kind: 'holiday'; name: string } | { kind: 'shifted-workday'; name: string }

const remembered = new Map<string, CalendarDay>()

export function calendarDay(on: string): CalendarDay {
  const known = remembered.get(on)
  if (known) return known
  const day = arranged(on) ?? byLaw(on)
  remembered.set(on, day)
  return day
}

/** The State Council's yearly arrangement; null when the year's is not out yet, as October always has holidays in it. */
function arranged(on: string): CalendarDay | null {
  if (!getDayDetail(`${on.slice(0, 4)}-10-01`).name.includes(',')) return null
  const { work, name } = getDayDetail(on)
  const holiday = name.split(',')[1]
  if (!holiday) return { kind: 'ordinary' }
  return work ? { kind: 'shifted-workday', name: holiday } : { kind: 'holiday', name: holiday }
}

const FIXED: Record<string, string> = { '01-01': '元旦', '05-01': '劳动节', '05-02': '劳动节', '10-01': '国庆节', '10-02': '国庆节', '10-03': '国庆节' }

/** The days the law itself gives (《全国年节及纪念日放假办法》, 2024): better than selling places on a day that will be free. */
function byLaw(on: string): CalendarDay {
  const name = FIXED[on.slice(5)] ?? springFestival(on) ?? lunarFestival(on) ?? (getSolarTerms(on, on).some((term) => term.name === '清明') ? '清明' : undefined)
  return name ? { kind: 'holiday', name } : { kind: 'ordinary' }
}

function springFestival(on: string): string | undefined {
  const { lunarMon, lunarDay, isLeap } = getLunarDate(on)
  if (!isLeap && lunarMon === 1 && lunarDay <= 3) return '春节'
  const tomorrow = getLunarDate(addDays(on, 1))
  return tomorrow.lunarMon === 1 && tomorrow.lunarDay === 1 && !tomorrow.isLeap ? '春节' : undefined
}

function lunarFestival(on: string): string | undefined {
  const names = getLunarFestivals(on).flatMap((day) => day.name)
  return names.includes('端午节') ? '端午' : names.includes('中秋节') ? '中秋' : undefined
}
