/** The inbox as the page shows it: by kind, today's apart from the earlier ones. */
import type { InboxThread } from '#contract/api/messages'
import { beijingDate, beijingTime } from '#contract/dates'

export const threadKinds = ['all', 'unread', 'bookings', 'payments', 'queries'] as const
export type ThreadKind = (typeof threadKinds)[number]

const fits: Record<ThreadKind, (thread: InboxThread) => boolean> = {
  all: () => true,
  unread: ({ unread }) => unread,
  bookings: ({ event }) => event.startsWith('booking-'),
  payments: ({ event }) => event.startsWith('payment-'),
  queries: ({ event }) => event.startsWith('query-'),
}

export interface ThreadGroups { today: InboxThread[]; earlier: InboxThread[] }

export function threadGroups(threads: InboxThread[], kind: ThreadKind, now: Date): ThreadGroups {
  const today = beijingDate(now)
  const chosen = threads.filter(fits[kind])
  return { today: chosen.filter(({ at }) => beijingDate(at) === today), earlier: chosen.filter(({ at }) => beijingDate(at) !== today) }
}

/** "09:12" for today's, "11 月 18 日" for earlier ones. */
export function threadTime(at: string, now: Date): string {
  const date = beijingDate(at)
  return date === beijingDate(now) ? beijingTime(at) : `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`
}
