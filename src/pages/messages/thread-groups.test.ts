import type { InboxThread } from '#contract/api/messages'
import { threadGroups, threadTime } from './thread-groups'

const thread = (id: string, over: Partial<InboxThread>): InboxThread => ({ id, event: 'booking-made', icon: 'calendar-event', title: '', text: '', link: '', unread: false, at: '2026-11-21T00:12:00.000Z', delivery: 'platform', ...over })
const now = new Date('2026-11-21T04:00:00.000Z')
const threads = [
  thread('a', { unread: true }),
  thread('b', { event: 'payment-settled', at: '2026-11-20T15:59:00.000Z' }),
  thread('c', { event: 'query-answered', at: '2026-11-20T16:01:00.000Z' }),
]

test("today is Beijing's day, not the phone's", () => {
  const { today, earlier } = threadGroups(threads, 'all', now)
  expect(today.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(earlier.map(({ id }) => id)).toEqual(['b'])
})

test('each chip shows only its kind', () => {
  const ids = (kind: Parameters<typeof threadGroups>[1]) => Object.values(threadGroups(threads, kind, now)).flat().map(({ id }: InboxThread) => id)
  expect([ids('unread'), ids('bookings'), ids('payments'), ids('queries')]).toEqual([['a'], ['a'], ['b'], ['c']])
})

test('a message of today shows its time, an earlier one its day', () => {
  expect(threadTime('2026-11-21T00:12:00.000Z', now)).toBe('08:12')
  expect(threadTime('2026-11-18T00:12:00.000Z', now)).toBe('11 月 18 日')
})
