import { Text, View } from '@tarojs/components'
import type { InboxThread } from '#contract/api/messages'
import { platform } from '../../platform/current'
import { Icon } from '../../ui/icon'
import { messagesWords } from '../../words/messages'
import { threadTime } from './thread-groups'

const icons: Record<InboxThread['event'], string> = { 'booking-made': 'calendar-event', 'booking-cancelled': 'calendar-off', 'payment-settled': 'receipt-yuan', 'payment-refunded': 'receipt-yuan', 'query-answered': 'file-search' }

/** One row a matter, not a message: title, what is new, when. */
export function ThreadRow({ thread, now, onOpen }: { thread: InboxThread; now: Date; onOpen: () => void }) {
  const { title, text, unread, at, event, delivery } = thread
  return (
    <View className="thread" hoverClass="hover-row" aria-role="button" onClick={onOpen}>
      <View className="thread-lead">
        <Icon name={icons[event]} size={24} />
        <View className={unread ? 'thread-dot' : 'thread-read'} aria-label={unread ? messagesWords.unread(0) : ''} />
      </View>
      <View className="grow">
        <View className="row-top">
          <Text className="grow b bs">{title}</Text>
          <Text className="thread-at">{threadTime(at, now)}</Text>
        </View>
        <View className="thread-text">{text}</View>
        {delivery === 'platform' ? <View className="cap thread-sent">{messagesWords.alsoSent(platform.messageName)}</View> : null}
      </View>
    </View>
  )
}
