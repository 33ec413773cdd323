import { goBack } from '../platform/navigation'
import { ErrorCard } from '../ui/error-card'
import { commonWords } from '../words/everywhere'
import type { FaultWords } from '../words/faults'

export interface FaultCardProps { fault: FaultWords; onRetry?: () => void; /** In place of 返回. */ second?: string; onSecond?: () => void }

/** What happened, what is kept, what to do, the other way: in the place of the content. */
export function FaultCard({ fault, onRetry, second = '返回', onSecond = goBack }: FaultCardProps) {
  const retry = fault.again && onRetry
  return (
    <ErrorCard
      title={fault.title} kept={fault.number ? `${fault.text}（${fault.number}）` : fault.text} other={fault.other}
      action={retry ? commonWords.retry : undefined} onAction={retry || undefined} second={second} onSecond={onSecond}
    />
  )
}
