/** Sends what waits: a credit is taken and "sending" is written before the call, so that no crash makes it go twice. */
import type { Context } from '../../context'
import type { MessageOutcome } from '../../platforms/gateway'
import { accountsOf } from '../identity'
import { giveUpSending, moveDelivery, nextDue, type DeliveryMove, type DeliveryRow } from './deliveries.store'
import { addCredit, clearCredits, takeCredit, type Yes } from './grants.store'

const FIRST_RETRY_MS = 5_000
const MOST_ATTEMPTS = 8
/** Longer than any call to a platform with its retries. */
const INTERRUPTED_AFTER_MS = 5 * 60_000

export async function deliverDue(context: Context): Promise<number> {
  const now = context.clock.now()
  await giveUpSending(context.db, now, new Date(now.getTime() - INTERRUPTED_AFTER_MS))
  let sent = 0
  for (;;) {
    const claim = await claimNext(context)
    if (claim === 'nothing') return sent
    if (claim === 'no-credit') continue
    await send(context, claim)
    sent += 1
  }
}

async function claimNext(context: Context): Promise<DeliveryRow | 'nothing' | 'no-credit'> {
  return context.db.transaction(async (tx) => {
    const now = context.clock.now()
    const row = await nextDue(tx, now)
    if (!row) return 'nothing'
    const hasCredit = await takeCredit(tx, yesOf(row), now)
    await moveDelivery(tx, row.event_id, { from: 'waiting', to: hasCredit ? 'sending' : 'no-credit', now })
    return hasCredit ? { ...row, attempts: row.attempts + 1 } : 'no-credit'
  })
}

const yesOf = (row: DeliveryRow): Yes => ({ citizenId: row.citizen_id, platform: row.platform, templateId: row.template_id })

async function send(context: Context, row: DeliveryRow): Promise<void> {
  const outcome = await call(context, row)
  await context.db.transaction(async (tx) => {
    const now = context.clock.now()
    if (!(await moveDelivery(tx, row.event_id, moveFor(row, outcome, now)))) return
    if (outcome.kind === 'no-grant') await clearCredits(tx, yesOf(row), now)
    // The platform took nothing, so the citizen's yes is still there.
    if (outcome.kind === 'retry' || outcome.kind === 'rejected') await addCredit(tx, yesOf(row), now)
  })
  if (outcome.kind === 'rejected') context.log.warn({ event: row.event_id, template: row.template, why: outcome.why }, 'the platform will never take this message')
}

async function call(context: Context, row: DeliveryRow): Promise<MessageOutcome> {
  const account = (await accountsOf(context.db, row.citizen_id)).find((each) => each.platform === row.platform)
  if (!account) return { kind: 'rejected', why: 'no-account' }
  try {
    return await context.gateways[row.platform].message({
      userId: account.platformUserId, templateId: row.template_id, event: row.template, page: row.page, values: row.template_values,
    })
  } catch (cause) {
    context.log.error({ event: row.event_id, err: cause }, 'a gateway threw while sending; the message is not sent again')
    return { kind: 'unknown', why: 'gateway-fault' }
  }
}

function moveFor(row: DeliveryRow, outcome: MessageOutcome, now: Date): DeliveryMove {
  const from = 'sending'
  switch (outcome.kind) {
    case 'sent':
      return { from, to: 'sent', now, platformMessageId: outcome.id }
    case 'no-grant':
      return { from, to: 'no-credit', now, why: 'platform' }
    case 'rejected':
      return { from, to: 'rejected', now, why: outcome.why }
    case 'unknown':
      return { from, to: 'unknown', now, why: outcome.why }
    case 'retry':
      if (row.attempts >= MOST_ATTEMPTS) return { from, to: 'rejected', now, why: `gave up: ${outcome.why}` }
      return { from, to: 'waiting', now, why: outcome.why, dueAt: new Date(now.getTime() + FIRST_RETRY_MS * 2 ** (row.attempts - 1)) }
  }
}
