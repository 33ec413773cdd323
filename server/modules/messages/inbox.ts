import type { InboxReply, InboxThread } from '#contract/api/messages'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { record } from '../audit'
import type { Citizen } from '../identity'
import type { DeliveryState } from './delivery-states'
import { markRead, shownThread, threadOwner, threadsOf, unreadCount } from './messages.store'

const shown: Record<DeliveryState, InboxThread['delivery']> = {
  waiting: 'waiting', sending: 'waiting', sent: 'platform', 'no-template': 'inbox-only', 'no-credit': 'inbox-only', rejected: 'inbox-only', unknown: 'inbox-only',
}

export async function inbox(context: Context, citizen: Citizen): Promise<InboxReply> {
  const threads = await threadsOf(context.db, citizen.id)
  return { threads: threads.map((row) => shownThread(row, row.state ? shown[row.state] : 'inbox-only')), unread: await unreadCount(context.db, citizen.id) }
}

export async function readThread(context: Context, citizen: Citizen, thread: string): Promise<void> {
  const owner = await threadOwner(context.db, thread)
  if (!owner) throw fault('message-not-found')
  if (owner !== citizen.id) {
    await record(context, context.db, { actor: `citizen:${citizen.id}`, action: 'access.refused', subject: `thread:${thread}`, reason: "another citizen's thread" })
    throw fault('message-not-found')
  }
  await markRead(context.db, thread)
}
