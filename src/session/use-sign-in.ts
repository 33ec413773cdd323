import { useState } from 'react'
import { platform } from '../platform/current'
import type { FaultWords } from '../words/faults'
import { signIn } from './session'

/** A sign-in tap: busy while it runs, and the reason when it did not work. */
export function useSignIn() {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<FaultWords | null>(null)
  const tap = async () => {
    if (busy) return
    setBusy(true)
    const answer = await signIn()
    setBusy(false)
    setFault(answer.ok ? null : answer.fault)
    if (!answer.ok) platform.toast(answer.fault.title)
  }
  return { busy, fault, tap: () => void tap() }
}
