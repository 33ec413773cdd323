import { useState } from 'react'
import { platform } from '../../platform/current'
import { useOneAtATime } from '../../session/one-at-a-time'
import { linkWords } from '../../words/link'
import type { LinkFlow } from '../flow-path'

/** From the tap that wants to leave, to having left or stayed. */
export function useLink() {
  const [leaving, setLeaving] = useState<LinkFlow>()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const oneAtATime = useOneAtATime()

  const ask = (flow: LinkFlow) => {
    setFailed(false)
    setLeaving(flow)
  }
  const stay = () => setLeaving(undefined)

  const leave = (): Promise<void> => oneAtATime(async () => {
    if (!leaving) return
    setBusy(true)
    const outcome = await platform.openLink(leaving.target)
    setBusy(false)
    setFailed(outcome === 'failed')
    if (outcome === 'copied') platform.toast(linkWords.copied)
    if (outcome !== 'failed') stay()
  })
  return { leaving, busy, failed, ask, stay, leave }
}

export type Leaving = ReturnType<typeof useLink>
