/** Asks the platform what became of an order and believes only its verified answer. Safe to do again after any crash. */
import type { Context } from '../../context'
import { record } from '../audit'
import { askSteps, after } from './back-off'
import { beginClosing, closeOrder } from './close-order'
import { countQuestion, noteTrouble, orderById, putOff, type OrderRow } from './orders.store'
import { askedStates } from './payment-states'
import { recordPayment } from './record-payment'

export interface Question {
  /** The citizen gave up at the cashier: an unpaid order is closed at once, so that "没有扣款" is a fact. */
  givenUp?: boolean
  /** A question put less long ago than this is not repeated. */
  leastMsBetween?: number
}

export async function askPlatform(context: Context, row: OrderRow, { givenUp = false, leastMsBetween = 0 }: Question = {}): Promise<void> {
  if (!askedStates.includes(row.state)) return
  const now = context.clock.now()
  if (!(await countQuestion(context.db, row.id, { now, notSince: new Date(now.getTime() - leastMsBetween) }))) return
  const answer = await context.gateways[row.platform].query(row.number)
  if (answer.kind === 'paid') return paid(context, row, answer)
  if (answer.kind === 'closed') return closeOrder(context, row, 'closed-at-platform')
  // Nobody ever got the cashier of an order in "created", so an order unknown to the platform can be given up.
  if (answer.kind === 'not-found' && row.state === 'created') return closeOrder(context, row, 'never-reached-platform')
  if (answer.kind === 'refunded') await noteRefund(context, row)
  if (answer.kind === 'unknown') context.log.warn({ order: row.id, why: answer.why }, 'the platform could not say what became of an order')
  const isOver = givenUp || row.state !== 'awaiting' || now >= row.expires_at
  if (isOver) return close(context, row)
  await askLater(context, row)
}

/** Nothing of ours refunds, so a person must find out who did and why; said once, however often the platform repeats it. */
async function noteRefund(context: Context, row: OrderRow): Promise<void> {
  const isNews = await context.db.transaction(async (tx) => {
    if (!(await noteTrouble(tx, row.id, 'refunded-outside'))) return false
    await record(context, tx, { actor: `platform:${row.platform}`, action: 'payment.refunded-outside', subject: `order:${row.id}`, before: row.state, after: row.state })
    return true
  })
  if (isNews) context.log.error({ order: row.id, number: row.number }, 'an order was paid and refunded outside of this server: somebody must look')
}

/** A fact that does not fit the order is kept in the audit and looked at by a person; asking again would not change it. */
async function paid(context: Context, row: OrderRow, fact: Parameters<typeof recordPayment>[2]): Promise<void> {
  const outcome = await recordPayment(context, row, fact)
  if (outcome === 'recorded' || outcome === 'repeated') return
  context.log.error({ order: row.id, outcome }, 'a payment does not fit its order')
  await askLater(context, row)
}

async function close(context: Context, row: OrderRow): Promise<void> {
  const isClosing = row.state === 'awaiting' ? await beginClosing(context, row) : true
  const current = isClosing ? await orderById(context.db, row.id) : undefined
  if (!current || !askedStates.includes(current.state)) return
  const outcome = await context.gateways[row.platform].close(row.number)
  if (outcome === 'closed') return closeOrder(context, current, 'closed-by-us')
  if (outcome === 'paid') {
    const answer = await context.gateways[row.platform].query(row.number)
    if (answer.kind === 'paid') return paid(context, current, answer)
  }
  await askLater(context, current)
}

const askLater = (context: Context, row: OrderRow) => putOff(context.db, row.id, { dueAt: after(context.clock.now(), askSteps, row.tries) })
