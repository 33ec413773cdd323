import { useState } from 'react'
import { calls } from '#contract/api/calls'
import type { FinishRealNameReply } from '#contract/api/identity'
import { platform } from '../../platform/current'
import { ensureSignedIn, refreshMe, send } from '../../session/session'
import type { FaultWords } from '../../words/faults'

export type ProofEnd = FinishRealNameReply['kind'] | 'cancelled'

/** Name and number to the server, face to the platform, result from the platform to the server; the client's word does not count. */
export function useProof() {
  const [busy, setBusy] = useState<false | 'starting' | 'checking'>(false)
  const [end, setEnd] = useState<ProofEnd>()
  const [fault, setFault] = useState<FaultWords>()

  async function run(name: string, idNumber: string): Promise<void> {
    const signedIn = await ensureSignedIn()
    if (!signedIn.ok) return setFault(signedIn.fault)
    const started = await send(calls.startRealName, { body: { name, idNumber, consent: true } })
    if (!started.ok) return setFault(started.fault)
    const { face, proofId } = started.reply
    if ((await platform.verifyFace(face)) === 'cancelled') return setEnd('cancelled')
    setBusy('checking')
    const finished = await send(calls.finishRealName, { body: { proofId } })
    if (!finished.ok) return setFault(finished.fault)
    if (finished.reply.kind === 'proved') await refreshMe()
    setEnd(finished.reply.kind)
  }

  async function start(name: string, idNumber: string): Promise<void> {
    if (busy) return
    setBusy('starting')
    setFault(undefined)
    setEnd(undefined)
    await run(name, idNumber)
    setBusy(false)
  }
  return { busy, end, fault, start }
}
