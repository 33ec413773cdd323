/** What the booking pages say. */
import type { Booking, Day, Slot } from '#contract/api/appointments'
import type { TileReply } from '#contract/api/catalogue'
import { displayDate, weekday } from '#contract/dates'
import type { Tone } from '../ui/tone'
import { together } from './everywhere'

export const bookWords = {
  steps: { venue: '选地点', slot: '选时间', person: '谁来办', confirm: '确认' },
  next: '下一步',
  pickVenue: '请先选地点',
  pickSlot: '请先选时间',
  otherVenue: '换地点',
  back: '上一步',
  confirm: '确认预约',
  booking: '正在预约…',
  noDays: '近期都约满了',
  noDaysLine: '可以过几天再看，或直接去大厅取号',
  noSlots: '这一天没有可约的时间',
  morning: '上午',
  afternoon: '下午',
  change: '改',
  slotGone: '这个时间刚被约走',
  slotGoneLine: '没有占用名额，您填的都还在。最近的空位是：',
  noneNear: '附近的时间也约满了，换一天看看',
  otherDay: '看别的时间',
  seeBookings: '看我的预约',
} as const

/** Below this the cell says how few are left. */
const FEW = 3

const slotTime = (time: string, elder: boolean) => (elder ? time.replace(/^0/, '') : time)
export const slotRange = (slot: Pick<Slot, 'from' | 'to'>, elder = false) => `${slotTime(slot.from, elder)}–${slotTime(slot.to, elder)}`
export const slotState = (slot: Slot) => (slot.state !== 'open' || slot.remaining <= 0 ? 'off' : slot.remaining <= FEW ? 'few' : 'open')

export function slotWords(slot: Slot): string {
  if (slot.state === 'gone') return '已过时'
  if (slot.state === 'full' || slot.remaining <= 0) return '约满'
  return slot.remaining <= FEW ? `只剩 ${slot.remaining} 个` : `余 ${slot.remaining}`
}

export function dayWords(day: Day): string {
  if (day.state === 'closed') return day.reason && day.reason.length <= 4 && day.reason !== '周末' ? day.reason : '不办公'
  return day.state === 'full' ? '约满' : `余 ${day.remaining}`
}

export const whenWords = (at: Pick<Slot, 'on' | 'from' | 'to'>) => together(`${displayDate(at.on)} ${slotRange(at)}`)
/** Without the weekday, which the block beside it says. */
export const dayAndTimeWords = (at: Pick<Slot, 'on' | 'from' | 'to'>) => together(`${Number(at.on.slice(5, 7))} 月 ${Number(at.on.slice(8))} 日 ${slotRange(at)}`)
/** The elder button repeats the choice: "就约周二 9:30". */
export const takeWords = (slot: Slot) => `就约${weekday(slot.on)} ${slotTime(slot.from, true)}`

export function cancelRule(minutes: number): string {
  if (minutes === 0) return '开始前都可以取消'
  if (minutes % 1440 === 0) return `来不了，请提前 ${minutes / 1440} 天取消`
  return minutes % 60 === 0 ? `来不了，请提前 ${minutes / 60} 小时取消` : `来不了，请提前 ${minutes} 分钟取消`
}

export const limitWords = (limit: number) => ({
  title: '还没有约上',
  kept: `同一个人最多有 ${limit} 个没办的预约。取消一个，或办完再约`,
})

export const queueWords = (ahead: number) => (ahead > 0 ? `前面 ${ahead} 人，正在排队…` : '正在排队…')

export const reminderWords = (tile: TileReply, messageName: string) =>
  tile.grants.some((grant) => grant.event === 'booking-made') ? `点下面的按钮，会问您要不要收${messageName}。不收也能约` : ''

export const bookingStates: Record<Booking['state'], { text: string; tone: Tone }> = {
  booked: { text: '已约好', tone: 'brand' },
  'checked-in': { text: '已签到', tone: 'brand' },
  served: { text: '已办理', tone: 'ok' },
  cancelled: { text: '已取消', tone: 'mute' },
  expired: { text: '已过期', tone: 'mute' },
  'no-show': { text: '爽约', tone: 'bad' },
}
