import { go, goBack, tabs } from '../platform/navigation'
import { ErrorCard } from '../ui/error-card'
import { commonWords } from '../words/everywhere'
import type { AppFaultCode, FaultWords } from '../words/faults'

export interface FaultCardProps { fault: FaultWords; onRetry?: () => void; /** In place of 返回. */ second?: string; onSecond?: () => void }

/** What is gone has a list that is still there. */
const lists: Partial<Record<AppFaultCode, { label: string; path: string }>> = {
  'tile-not-found': { label: commonWords.allServices, path: tabs.services },
  'city-not-found': { label: commonWords.otherCity, path: '/account/cities/index' },
  'booking-not-found': { label: commonWords.myBookings, path: '/account/bookings/index' },
  'order-not-found': { label: commonWords.myOrders, path: '/account/orders/index' },
}

/** What happened, what is kept, what to do, the other way: in the place of the content. */
export function FaultCard({ fault, onRetry, second = '返回', onSecond = goBack }: FaultCardProps) {
  const list = lists[fault.code]
  const retry = fault.again && onRetry
  return (
    <ErrorCard
      title={fault.title} kept={fault.number ? `${fault.text}（${fault.number}）` : fault.text} other={fault.other}
      action={retry ? commonWords.retry : list?.label} onAction={retry || (list && (() => go(list.path)))} second={second} onSecond={onSecond}
    />
  )
}
