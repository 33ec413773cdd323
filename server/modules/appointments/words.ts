/** Sentences of appointments that come from the server: reasons on the calendar, and what the message says. */
import { displayDate } from '#contract/dates'

export const closedWords = {
  weekend: '周末',
  noRule: '当天不办',
  todayOver: '今天已过预约时间',
}

/** As WeChat's templates write a time. */
export const templateTime = (on: string, from: string) => `${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日 ${from}`

interface Said {
  tileName: string
  venueName: string
  on: string
  from: string
  to: string
  number: string
  noShowRule: string
}

export const bookedWords = (said: Said) => ({
  title: `已约好：${said.tileName}`,
  text: `${displayDate(said.on)} ${said.from}–${said.to}，${said.venueName}。取号号码 ${said.number}。${said.noShowRule}`,
})

export const cancelledWords = (said: Omit<Said, 'noShowRule'>) => ({
  title: `已取消：${said.tileName}`,
  text: `${displayDate(said.on)} ${said.from}–${said.to}，${said.venueName}的预约已取消，号已经放回。需要时可以再约。`,
  note: '号已放回，可以再约',
})
