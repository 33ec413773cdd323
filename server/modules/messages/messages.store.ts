import type { PlatformName } from '#contract/api/shared'
import type { InboxThread } from '#contract/api/messages'
import type { MessageEvent } from '#contract/tile/tile'
import type { Sql } from '../../db/database'
import type { MessageValueName } from '../../platforms/gateway'
import type { DeliveryState } from './delivery-states'

export interface NewDelivery {
  eventId: string
  citizenId: string
  platform: PlatformName
  template: MessageEvent
  templateId: string | null
  page: string
  values: Partial<Record<MessageValueName, string>>
  state: 'waiting' | 'no-template'
  madeAt: Date
}

/** False when this event was heard before. */
export async function addDelivery(tx: Sql, row: NewDelivery, now: Date): Promise<boolean> {
  const added = await tx.query(
    `insert into message_deliveries (event_id, citizen_id, platform, template, template_id, page, template_values, state, due_at, made_at, moved_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $9) on conflict do nothing returning event_id`,
    [row.eventId, row.citizenId, row.platform, row.template, row.templateId, row.page, JSON.stringify(row.values), row.state, now, row.madeAt],
  )
  return added.length > 0
}

export interface NewThread {
  id: string
  citizenId: string
  link: string
  eventId: string
  event: MessageEvent
  icon: string
  title: string
  text: string
  at: Date
}

/** Ids of events grow with time, so an older event told late does not take the words back. */
export async function putThread(tx: Sql, thread: NewThread): Promise<void> {
  await tx.query(
    `insert into inbox_threads as t (id, citizen_id, link, last_event_id, event, icon, title, body, unread, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, true, $9)
     on conflict (citizen_id, link) do update set last_event_id = excluded.last_event_id, event = excluded.event, icon = excluded.icon,
       title = excluded.title, body = excluded.body, unread = true, at = excluded.at
     where t.last_event_id < excluded.last_event_id`,
    [thread.id, thread.citizenId, thread.link, thread.eventId, thread.event, thread.icon, thread.title, thread.text, thread.at],
  )
}

export interface ThreadRow {
  id: string
  event: MessageEvent
  icon: string
  title: string
  body: string
  link: string
  unread: boolean
  at: Date
  state: DeliveryState | null
}

const SHOWN_AT_ONCE = 100

export function threadsOf(sql: Sql, citizenId: string): Promise<ThreadRow[]> {
  return sql.query<ThreadRow>(
    `select t.id, t.event, t.icon, t.title, t.body, t.link, t.unread, t.at, d.state
     from inbox_threads t left join message_deliveries d on d.event_id = t.last_event_id
     where t.citizen_id = $1 order by t.at desc, t.id desc limit $2`,
    [citizenId, SHOWN_AT_ONCE],
  )
}

export async function unreadCount(sql: Sql, citizenId: string): Promise<number> {
  return (await sql.query<{ n: number }>('select count(*) as n from inbox_threads where citizen_id = $1 and unread', [citizenId]))[0].n
}

export async function threadOwner(sql: Sql, id: string): Promise<string | undefined> {
  return (await sql.query<{ citizen_id: string }>('select citizen_id from inbox_threads where id = $1', [id]))[0]?.citizen_id
}

export async function markRead(sql: Sql, id: string): Promise<void> {
  await sql.query('update inbox_threads set unread = false where id = $1 and unread', [id])
}

export const shownThread = (row: ThreadRow, delivery: InboxThread['delivery']): InboxThread => ({
  id: row.id, event: row.event, icon: row.icon, title: row.title, text: row.body, link: row.link, unread: row.unread, at: row.at.toISOString(), delivery,
})
