import type { UsedCall } from '../api/use-call'
import { ErrorCard } from '../ui/error-card'
import { OfflineStrip } from '../ui/offline-strip'
import { commonWords, offlineWords } from '../words/everywhere'
import { readingWords } from '../words/faults'

/** What a page says when a read did not work: a strip over kept content, else a card in its place. */
export function ReadFault({ read }: { read: Pick<UsedCall<unknown>, 'state' | 'reply' | 'asOf' | 'fault' | 'retry'> }) {
  const { state, reply, asOf, fault, retry } = read
  if (state !== 'offline' && state !== 'error') return null
  const again = () => void retry()
  if (reply !== undefined) return <OfflineStrip text={offlineWords(fault, asOf)} action={commonWords.reload} onRetry={again} />
  if (!fault) return null
  const other = [fault.other, fault.number].filter(Boolean).join('。')
  const { title, text } = readingWords[fault.code] ?? fault
  return <ErrorCard title={title} kept={text} other={other || undefined} action={commonWords.retry} onAction={again} />
}
