import type { PlatformName } from '#contract/api/shared'
import type { MessageEvent } from '#contract/tile/tile'
import type { Sql } from '../../db/database'
import type { MessageValueName } from '../../platforms/gateway'
import { mayMove, type DeliveryState } from './delivery-states'

export interface DeliveryRow {
  event_id: string
  citizen_id: string
  platform: PlatformName
  template: MessageEvent
  template_id: string
  page: string
  template_values: Partial<Record<MessageValueName, string>>
  attempts: number
}

/** The next that is due; another worker takes another one. */
export async function nextDue(tx: Sql, now: Date): Promise<DeliveryRow | undefined> {
  const rows = await tx.query<DeliveryRow>(
    `select event_id, citizen_id, platform, template, template_id, page, template_values, attempts from message_deliveries
     where state = 'waiting' and due_at <= $1 order by due_at, event_id limit 1 for update skip locked`,
    [now],
  )
  return rows[0]
}

export interface DeliveryMove {
  from: DeliveryState
  to: DeliveryState
  now: Date
  dueAt?: Date
  why?: string
  platformMessageId?: string
}

/** Compare and set; false when somebody else moved it first. */
export async function moveDelivery(tx: Sql, eventId: string, move: DeliveryMove): Promise<boolean> {
  if (!mayMove(move.from, move.to)) throw new Error(`a delivery does not go from ${move.from} to ${move.to}`)
  const rows = await tx.query(
    `update message_deliveries set state = $3, moved_at = $4, due_at = coalesce($5::timestamptz, due_at), why = $6,
       platform_message_id = coalesce($7::text, platform_message_id), attempts = attempts + case when $3::text = 'sending' then 1 else 0 end
     where event_id = $1 and state = $2 returning event_id`,
    [eventId, move.from, move.to, move.now, move.dueAt ?? null, move.why ?? null, move.platformMessageId ?? null],
  )
  return rows.length > 0
}

/** The citizen said yes just after the event: those that had no credit try again. */
export async function wakeWithoutCredit(tx: Sql, yes: { citizenId: string; platform: PlatformName; templateId: string }, at: { now: Date; since: Date }): Promise<void> {
  await tx.query(
    `update message_deliveries set state = 'waiting', due_at = $4, moved_at = $4, why = null
     where citizen_id = $1 and platform = $2 and template_id = $3 and state = 'no-credit' and made_at >= $5`,
    [yes.citizenId, yes.platform, yes.templateId, at.now, at.since],
  )
}

/** Calls that a crash interrupted: perhaps sent, so never again. */
export async function giveUpSending(sql: Sql, now: Date, before: Date): Promise<void> {
  await sql.query(`update message_deliveries set state = 'unknown', moved_at = $1, why = 'interrupted' where state = 'sending' and moved_at < $2`, [now, before])
}
