import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { InboxThread } from '#contract/api/messages'
import { calls } from '#contract/api/calls'
import { send } from '../../api/send'
import { useCall } from '../../api/use-call'
import { go, openTab } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { ReadFault } from '../../session/read-fault'
import { setUnread } from '../../session/session'
import { SignInPrompt } from '../../session/sign-in-prompt'
import { useSession } from '../../session/use-session'
import { useTabPage } from '../../session/use-tab-page'
import { Chips } from '../../ui/chips'
import { EmptyState } from '../../ui/empty-state'
import { Skeleton } from '../../ui/skeleton'
import { messagesWords } from '../../words/messages'
import { ElderTabs } from '../elder-tabs/elder-tabs'
import { threadGroups, threadKinds, type ThreadKind } from './thread-groups'
import { ThreadRow } from './thread-row'
import './index.scss'

const kindWords: Record<ThreadKind, (unread: number) => string> = {
  all: () => messagesWords.all, unread: messagesWords.unread, bookings: () => messagesWords.bookings, payments: () => messagesWords.payments, queries: () => messagesWords.queries,
}

function open(thread: InboxThread): void {
  if (thread.unread) void send(calls.readThread, { params: { thread: thread.id } })
  go(thread.link)
}

function Threads({ title, threads, now }: { title: string; threads: InboxThread[]; now: Date }) {
  if (!threads.length) return null
  return (
    <View>
      <View className="thread-day">{title}</View>
      <View className="thread-list">{threads.map((thread) => <ThreadRow key={thread.id} thread={thread} now={now} onOpen={() => open(thread)} />)}</View>
    </View>
  )
}

function Inbox({ threads, unread }: { threads: InboxThread[]; unread: number }) {
  const [kind, setKind] = useState<ThreadKind>('all')
  const now = new Date()
  const { today, earlier } = threadGroups(threads, kind, now)
  if (!threads.length) {
    return <View className="section"><EmptyState icon="bell" title={messagesWords.none} line={messagesWords.noneLine} action={messagesWords.findService} onAction={() => openTab('services')} /></View>
  }
  return (
    <View>
      <View className="thread-chips"><Chips items={threadKinds.map((key) => ({ key, label: kindWords[key](unread) }))} selected={kind} onSelect={(key) => setKind(key as ThreadKind)} /></View>
      <Threads title={messagesWords.today} threads={today} now={now} />
      <Threads title={messagesWords.earlier} threads={earlier} now={now} />
      {today.length + earlier.length ? null : <EmptyState icon="bell" title={messagesWords.noneOfKind} />}
    </View>
  )
}

export default function MessagesPage() {
  const { elder } = useSession()
  const read = useCall(calls.inbox, {}, { cache: true })
  useTabPage()
  const unread = read.reply?.unread
  useEffect(() => {
    if (unread !== undefined) setUnread(unread)
  }, [unread])
  return (
    <CityPage bar={elder ? <ElderTabs current="messages" /> : undefined}>
      <ReadFault read={read} />
      {read.state === 'signed-out' ? <SignInPrompt icon="bell" title={messagesWords.signInTitle} line={messagesWords.signInLine} /> : null}
      {read.state === 'loading' ? <Skeleton rows={4} bare /> : null}
      {read.reply ? <Inbox threads={read.reply.threads} unread={read.reply.unread} /> : null}
    </CityPage>
  )
}
