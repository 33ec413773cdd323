/** What a made booking says. */
import type { Booking } from '#contract/api/appointments'
import { addDays, beijingDate, beijingTime, displayDate } from '#contract/dates'

export const bookingWords = {
  booked: '约好了',
  bookedLine: '到大厅报预约号就行',
  number: '到场报这个号',
  copy: '复制',
  copied: '预约号已复制',
  map: '看地图',
  call: '打电话',
  cancel: '取消预约',
  goThere: '导航过去',
  mine: '我的预约',
  again: '再约一次',
  cancelTitle: '取消这次预约',
  cancelLoses: '这个名额会让给别人。还想办，要重新约时间',
  keep: '不取消',
  yes: '确认取消',
  cancelling: '正在取消…',
  cancelled: '预约已取消',
  tooLate: '离办理时间太近，不能在网上取消了。来不了请打大厅电话',
  coming: '要去的',
  past: '去过的',
  none: '还没有预约',
  noneLine: '先约好时间再出门，少等一会儿',
  nonePast: '没有去过的预约',
  goBook: '去预约',
} as const

export const isComing = (booking: Booking) => booking.state === 'booked' || booking.state === 'checked-in'

export const canCancel = (booking: Booking, now: Date = new Date()) => booking.state === 'booked' && now.getTime() < Date.parse(booking.cancelUntil)

export function cancelUntilWords(booking: Booking): string {
  const date = beijingDate(booking.cancelUntil)
  const day = date === booking.on ? '当天' : date === addDays(booking.on, -1) ? '前一天' : displayDate(date)
  return `来不了，请在${day.endsWith('天') ? day : ` ${day}`} ${beijingTime(booking.cancelUntil)} 前取消`
}

export const stateWords: Partial<Record<Booking['state'], string>> = {
  cancelled: '已取消，名额已让出',
  expired: '时间已过',
  'no-show': '没有到场，记为爽约',
  served: '已办理',
  'checked-in': '已签到，请等叫号',
}
