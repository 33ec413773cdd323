import type { Order, StartPaymentBody, StartPaymentReply } from '#contract/api/payments'
import type { Context } from '../../context'
import type { Sql } from '../../db/database'
import { fault } from '../../http/fault'
import { record } from '../audit'
import { tileVersion } from '../catalogue'
import { requireLevel, type Citizen } from '../identity'
import { lockBill, seenBill, setBillState, type BillRow, type SeenBill } from './bills.store'
import { orderNumber } from './order-number'
import { orderView } from './order-view'
import { addOrder, liveOrder, orderById, orderByRequest, type NewOrder, type OrderRow } from './orders.store'
import { placeAtPlatform } from './place-at-platform'
import { refreshBill } from './refresh-bill'
import { refuseAccess } from './refuse-access'

const ORDER_LIFE_MS = 30 * 60_000
/** Longer than a create call may take, with its query: before that an order in "created" is left to the request that made it. */
const HEAL_CREATED_AFTER_MS = 30_000

const words = {
  gone: '这笔账单已经不用缴了，没有扣款',
  changed: '账单金额变了，没有扣款。请回到账单看新的金额',
  'bureau-down': '收费单位的系统暂停，还没有扣款，账单还在。请稍后再缴',
  paidByAnother: '这笔账单已由别人缴清，您没有被扣款',
  payingByAnother: '别人正在缴这笔账单，您没有被扣款。几分钟后再看',
  ended: '这笔订单已经关闭，没有扣款，账单还在。可以重新缴',
}

const refusedWith = (text: string): StartPaymentReply => ({ kind: 'platform-refused', words: text })

export async function startPayment(context: Context, citizen: Citizen, { billId, requestKey }: StartPaymentBody): Promise<StartPaymentReply> {
  const repeated = await orderByRequest(context.db, citizen.id, requestKey)
  if (repeated && repeated.bill_id !== billId) throw fault('request-reused')
  if (repeated) return goOn(context, citizen, repeated)
  const bill = await seenBill(context.db, citizen.id, billId)
  if (!bill) return refuseAccess(context, citizen, { subject: `bill:${billId}`, code: 'bill-not-found' })
  await requireLevel(context, citizen, (await tileVersion(context, bill.digest)).assurance.pay)
  const fresh = bill.state === 'unpaid' ? await refreshBill(context, citizen, bill) : { kind: 'same' as const }
  if (fresh.kind !== 'same') return refusedWith(words[fresh.kind])
  const opened = await openOrder(context, citizen, { bill, requestKey })
  if (opened.kind === 'taken') return taken(opened.state)
  if (opened.kind === 'changed') return refusedWith(words.changed)
  return goOn(context, citizen, opened.order)
}

type Opened = { kind: 'order'; order: OrderRow } | { kind: 'taken'; state: BillRow['state'] } | { kind: 'changed' }

/** Under the bill's lock: the live order of the bill, or a new one. */
async function openOrder(context: Context, citizen: Citizen, wish: { bill: SeenBill; requestKey: string }): Promise<Opened> {
  return context.db.transaction(async (tx): Promise<Opened> => {
    const bill = await lockBill(tx, wish.bill.id)
    if (!bill) throw fault('bill-not-found')
    const live = await liveOrder(tx, bill.id)
    if (live) return live.citizen_id === citizen.id ? { kind: 'order', order: live } : { kind: 'taken', state: bill.state }
    if (bill.amount_in_fen !== wish.bill.amount_in_fen) return { kind: 'changed' }
    const id = await addNew(context, tx, { citizen, bill, requestKey: wish.requestKey })
    return { kind: 'order', order: (await orderById(tx, id)) as OrderRow }
  })
}

async function addNew(context: Context, tx: Sql, { citizen, bill, requestKey }: { citizen: Citizen; bill: BillRow; requestKey: string }): Promise<string> {
  const now = context.clock.now()
  const id = context.newId()
  const order: NewOrder = {
    id, number: orderNumber(now, id), bill_id: bill.id, citizen_id: citizen.id, request_key: requestKey,
    platform: citizen.platform, platform_user_id: citizen.platformUserId,
    city: bill.city, tile: bill.tile, flow: bill.flow, digest: bill.digest, reference: bill.reference, title: bill.title, amount_in_fen: bill.amount_in_fen,
    // Whole seconds, as the platforms take them: the same request again must be the same to the letter.
    created_at: now, expires_at: new Date(Math.floor((now.getTime() + ORDER_LIFE_MS) / 1000) * 1000), due_at: new Date(now.getTime() + HEAL_CREATED_AFTER_MS),
  }
  if (!(await addOrder(tx, order))) throw fault('request-reused')
  await setBillState(tx, bill.id, 'paying')
  await record(context, tx, { actor: `citizen:${citizen.id}`, action: 'order.created', subject: `order:${id}`, after: 'created' })
  return id
}

/** What the citizen can do with an order that is theirs. */
async function goOn(context: Context, citizen: Citizen, order: OrderRow): Promise<StartPaymentReply> {
  const shown = (kind: 'already-paid' | 'being-verified', view: Order): StartPaymentReply => ({ kind, order: view })
  if (order.state === 'closed') return refusedWith(words.ended)
  if (order.state === 'paid' || order.state === 'settled') return shown('already-paid', await orderView(context, order))
  const isElsewhere = order.platform !== citizen.platform || order.platform_user_id !== citizen.platformUserId
  if (isElsewhere || order.state === 'closing' || context.clock.now() >= order.expires_at) return shown('being-verified', await orderView(context, order))
  if (order.state === 'awaiting' && order.cashier) return { kind: 'ready', order: await orderView(context, order), cashier: order.cashier }
  return placeAtPlatform(context, order)
}

const taken = (state: BillRow['state']) => refusedWith(state === 'paid' ? words.paidByAnother : words.payingByAnother)
