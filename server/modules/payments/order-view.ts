/** An order as its citizen sees it. Never more than is known: no word of success before the platform's fact (T2). */
import type { Order } from '#contract/api/payments'
import type { TimelineStep } from '#contract/api/shared'
import { beijingTime, displayDate } from '#contract/dates'
import type { Context } from '../../context'
import { pinnedFlow } from './bill-flow'
import type { OrderRow } from './orders.store'

const platformWord = { wechat: '微信支付', alipay: '支付宝' }

interface Told {
  row: OrderRow
  bureau: string
  refundDays: number
  receipt: string
}
type Steps = (told: Told) => TimelineStep[]

const toCome = (title: string): TimelineStep => ({ title, state: 'to-come' })
const paying = (detail: string): TimelineStep[] => [{ title: '扣款', detail, state: 'now' }, toCome('销账'), toCome('票据')]
const asking = ({ row }: Told) => `正在向${platformWord[row.platform]}核实，已问 ${row.asked} 次`
const paidStep = ({ row }: Told): TimelineStep => ({ title: '扣款', detail: `${platformWord[row.platform]}已扣款`, state: 'done', at: row.paid_at?.toISOString() })

const steps: Record<Order['state'], Steps> = {
  created: () => paying('还没有扣款，正在准备订单'),
  awaiting: (told) => paying(told.row.asked > 0 ? asking(told) : '等您付款'),
  closing: (told) => paying(asking(told)),
  paid: (told) => [paidStep(told), { title: '销账', detail: settling(told), state: 'now' }, toCome('票据')],
  settled: (told) => [
    paidStep(told),
    { title: '销账', detail: `${told.bureau}已收到`, state: 'done', at: told.row.settled_at?.toISOString() },
    { title: '票据', detail: told.row.receipt_number ? `收据号 ${told.row.receipt_number}` : told.receipt, state: told.row.receipt_number ? 'done' : 'to-come' },
  ],
  closed: ({ row }) => [{ title: '没有扣款', detail: stillThere(row), state: 'done', at: row.closed_at?.toISOString() }],
}

/** "refused" and "settled-by-another" are the bureau's own no; all else is a bureau that cannot be reached. */
export const bureauSaidNo = (trouble: string | null) => trouble === 'refused' || trouble === 'settled-by-another'

function settling({ row, bureau, refundDays }: Told): string {
  if (bureauSaidNo(row.trouble)) return `没能销账，${refundDays} 个工作日内原路退回`
  return row.trouble ? `${bureau}的系统暂停，恢复后自动销账` : `正在通知${bureau}`
}

function stillThere(row: OrderRow): string {
  return row.due_on ? `账单还在，${displayDate(row.due_on)}前缴` : '账单还在'
}

export async function orderView(context: Context, row: OrderRow): Promise<Order> {
  const { flow } = await pinnedFlow(context, row)
  const bureau = context.connectors.title(row.city, flow.connector.name)
  return {
    id: row.id,
    number: row.number,
    billId: row.bill_id,
    title: row.title,
    amountInFen: row.amount_in_fen,
    platform: row.platform,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    ...(row.paid_at && { paidAt: row.paid_at.toISOString() }),
    ...(row.settled_at && { settledAt: row.settled_at.toISOString() }),
    ...(row.receipt_number && { receiptNumber: row.receipt_number }),
    asked: row.asked,
    timeline: steps[row.state]({ row, bureau, refundDays: flow.refundDays, receipt: flow.payee.receipt }),
    ...(row.due_on && { dueOn: row.due_on }),
    refundDays: flow.refundDays,
    payee: flow.payee.name,
  }
}

/** "2026年11月24日 09:30": the one form of time that both platforms' templates take. */
export function templateTime(instant: Date): string {
  const day = new Date(instant.getTime() + 8 * 3_600_000)
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日 ${beijingTime(instant)}`
}
