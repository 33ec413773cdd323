import type { ReactNode } from 'react'
import type { UsedCall } from '../api/use-call'
import { Skeleton } from '../ui/skeleton'
import { commonWords } from '../words/everywhere'
import { FaultCard } from './fault-card'
import { ReadFault } from './read-fault'
import { SignInPrompt } from './sign-in-prompt'

export interface ReadingProps<Reply> {
  of: UsedCall<Reply>
  /** Stands where the content will, at the same heights. */
  skeleton?: ReactNode
  children: (reply: Reply) => ReactNode
}

/** A read as a page shows it: skeleton, content, old content with its time, or what went wrong. Never blank. */
export function Reading<Reply>({ of, skeleton = <Skeleton />, children }: ReadingProps<Reply>) {
  const { state, reply, fault } = of
  if (state === 'signed-out') return <SignInPrompt title={commonWords.signInFirst} line={commonWords.signInFirstLine} />
  if (reply !== undefined) return <><ReadFault read={of} />{children(reply)}</>
  if (state === 'loading' || !fault) return <>{skeleton}</>
  return fault.again ? <ReadFault read={of} /> : <FaultCard fault={fault} />
}
