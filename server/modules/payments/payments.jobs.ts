import type { Context } from '../../context'
import type { Job } from '../../jobs'
import { askPlatform } from './ask-platform'
import { claimDue, type OrderRow } from './orders.store'
import { askedStates, type OrderState } from './payment-states'
import { settleOrder } from './settle-order'

/** Longer than a question with its time-outs usually takes; after a crash an order waits this long. A doubled try does no harm. */
const CLAIM_MS = 20_000
const AT_ONCE = 8

/** One order's fault must not keep the others waiting. */
async function eachDue(context: Context, states: readonly OrderState[], work: (context: Context, row: OrderRow) => Promise<void>): Promise<void> {
  const now = context.clock.now()
  const rows = await claimDue(context.db, { states, now, until: new Date(now.getTime() + CLAIM_MS), limit: AT_ONCE })
  const results = await Promise.allSettled(rows.map((row) => work(context, row)))
  results.forEach((result, at) => {
    if (result.status === 'rejected') context.log.error({ order: rows[at].id, err: result.reason }, 'an order could not be worked on; it is due again soon')
  })
}

/** Created, awaiting and closing orders: the platform knows. */
const askPlatformJob: Job = { name: 'payments.ask-platform', everyMs: 1000, run: (context) => eachDue(context, askedStates, askPlatform) }

/** Paid orders: the bureau must learn of it. */
const settleJob: Job = { name: 'payments.settle', everyMs: 500, run: (context) => eachDue(context, ['paid'], settleOrder) }

export const paymentsJobs: Job[] = [askPlatformJob, settleJob]
