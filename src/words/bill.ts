/** What the bill, the cashier's return and the result say. */
import type { Bill, Order } from '#contract/api/payments'
import { displayYuan } from '#contract/money'
import { addDays, beijingDate } from '#contract/dates'
import type { Tone } from '../ui/tone'
import { together } from './everywhere'

export const billWords = {
  title: '确认缴费',
  due: '应缴',
  how: '这笔钱怎么算的',
  basis: '收费依据',
  readBasis: '看原文',
  payee: '收款方',
  receipt: '票据',
  find: '查账单',
  finding: '正在查账单…',
  change: '换一个号查',
  several: '一次缴一份，从早的开始',
  goPay: '去缴',
  opening: '正在打开收银台…',
  cancelled: '没有扣款，账单还在',
  seeOrder: '看缴费进度',
  seeReceipt: '看缴费结果',
  refusedOther: '也可以打 12345，或去大厅缴',
  refusedTitle: '还没有缴成',
  nothingLine: '有新账单时再来看',
} as const

const dayWords = (date: string) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`

const SOON_DAYS = 7

export function dueTag(bill: Bill, today: string = beijingDate(Date.now())): { text: string; tone: Tone } | undefined {
  if (bill.state === 'paid') return { text: '已缴', tone: 'ok' }
  if (bill.state === 'paying') return { text: '正在核实', tone: 'brand' }
  if (!bill.dueOn) return undefined
  if (bill.dueOn < today) return { text: `${dayWords(bill.dueOn)}到期，已过`, tone: 'bad' }
  return { text: `${dayWords(bill.dueOn)}前缴`, tone: bill.dueOn <= addDays(today, SOON_DAYS) ? 'warn' : 'mute' }
}

/** "8 月" before "10 月": numbers in a title count as numbers. */
const countable = (bill: Bill) => `${bill.dueOn ?? ''} ${bill.title.replace(/\d+/g, (digits) => digits.padStart(6, '0'))}`
export const oldestFirst = (bills: Bill[]) => [...bills].sort((one, other) => (countable(one) < countable(other) ? -1 : 1))

export const payWords = (payName: string, fen: number) => together(`用${payName}缴 ${displayYuan(fen)} 元`)
export const keepWords = (payee: string) => `款项由${payee}收取，本小程序不留存。金额不对先别缴。`

export const orderWords = {
  settled: '已缴清',
  paid: '已扣款，正在销账',
  paidLine: '钱已到账，部门销账后会变成“已缴清”',
  checking: (payName: string) => `正在向${payName}核实`,
  checkingLine: '可能已扣款，请先不要再缴一次',
  closed: '没有缴成',
  cancelled: '已取消',
  closedLine: (dueOn?: string) => (dueOn ? `没有扣款，账单还在，${dayWords(dueOn)}前缴` : '没有扣款，账单还在'),
  next: '接下来会怎样',
  ifPaid: '扣款成功：',
  ifPaidThen: '自动销账，发消息给您。',
  ifNot: '没有扣款：',
  ifNotThen: '账单变回“待缴”，您可以再缴。',
  ifStuck: '扣了款但没销账：',
  ifStuckThen: (days: number) => `${days} 个工作日内原路退回。`,
  number: '缴费单号',
  copy: '复制',
  copied: '单号已复制',
  method: '支付方式',
  receiptNumber: '销账凭证号',
  records: '缴费记录',
  done: '完成',
  ask: '打 12345 问',
  checkAgain: '再查一次',
  checkingNow: '正在查…',
  again: '重新缴',
  none: '还没有缴费记录',
  noneLine: '缴过的费会列在这里，能看到销账和凭证',
  goPay: '去缴费',
} as const

export const askedWords = (asked: number) => (asked > 0 ? `已问 ${asked} 次` : '')
export const methodName: Record<Order['platform'], string> = { wechat: '微信支付', alipay: '支付宝' }

export const orderStates: Record<Order['state'], { text: string; tone: Tone }> = {
  created: { text: '正在核实', tone: 'brand' },
  awaiting: { text: '正在核实', tone: 'brand' },
  paid: { text: '正在销账', tone: 'brand' },
  settled: { text: '已缴清', tone: 'ok' },
  closing: { text: '正在核实', tone: 'brand' },
  closed: { text: '没有缴成', tone: 'mute' },
}
