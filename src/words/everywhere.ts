/** Sentences that several pages say. */
import { addDays, beijingDate, beijingTime } from '#contract/dates'
import type { FaultWords } from './faults'

export const commonWords = {
  outsideTitle: '请在预览页的手机里打开',
  outside: '这是小程序的网页预览。回到服务的首页，那里有微信和支付宝两部手机',
  shareTitle: '城市办事，查、办、缴都在这里',
  retry: '再试一次',
  reload: '重试',
  close: '关闭',
  all: '全部',
  signIn: '登录',
  signInFirst: '这里要先登录',
  signInFirstLine: '登录后，您的预约和账单会列在这里',
  signingIn: '正在登录…',
  paused: '暂停',
  allServices: '看全部服务',
  otherCity: '换城市',
  myBookings: '看我的预约',
  myOrders: '看缴费记录',
  yuan: '元',
} as const

/** "今天 09:12", "昨天 18:00", "11 月 18 日 09:12", without the year: kept content is never that old. */
export function displayInstant(instant: string, now: Date | string | number = Date.now()): string {
  const date = beijingDate(instant)
  const today = beijingDate(now)
  const day = date === today ? '今天' : date === addDays(today, -1) ? '昨天' : `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`
  return `${day} ${beijingTime(instant)}`
}

/** A number stays with its unit, and both ends of a time on one line: "9 月", "13:30–17:00". */
export const together = (text: string): string => text.replace(/(\d) (?=[\u4e00-\u9fff])/g, '$1\u00a0').replace(/(\d)–(?=\d)/g, '$1–\u2060')

/** The strip over kept content: why it is not new, and of when it is. */
export function offlineWords(fault: FaultWords | undefined, asOf: string | undefined, now?: Date | string | number): string {
  const why = fault && fault.code !== 'no-network' ? '暂时连不上' : '没有网络'
  return asOf ? `${why}，这是${displayInstant(asOf, now)} 的内容` : why
}
