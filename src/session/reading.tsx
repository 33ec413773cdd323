import type { ReactNode } from 'react'
import type { UsedCall } from '../api/use-call'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { OfflineStrip } from '../ui/offline-strip'
import { Skeleton } from '../ui/skeleton'
import { commonWords, offlineWords } from '../words/everywhere'
import { FaultCard } from './fault-card'
import { useSession } from './use-session'

export interface ReadingProps<Reply> {
  of: UsedCall<Reply>
  /** Stands where the content will, at the same heights. */
  skeleton?: ReactNode
  children: (reply: Reply) => ReactNode
}

/** A read as a page shows it: skeleton, content, old content with its time, or what went wrong. Never blank. */
export function Reading<Reply>({ of, skeleton = <Skeleton />, children }: ReadingProps<Reply>) {
  const { signIn } = useSession()
  const { state, reply, fault, asOf, retry } = of
  if (state === 'signed-out') {
    return <Card><EmptyState icon="user-circle" title="这里要先登录" line="登录后，您的预约和账单会列在这里" action={commonWords.signIn} onAction={() => void signIn().then(() => retry())} /></Card>
  }
  if (reply !== undefined) {
    return (
      <>
        {state === 'offline' ? <OfflineStrip text={offlineWords(fault, asOf)} onRetry={() => void retry()} /> : null}
        {children(reply)}
      </>
    )
  }
  if (state === 'loading' || !fault) return <>{skeleton}</>
  return <FaultCard fault={fault} onRetry={() => void retry()} />
}
