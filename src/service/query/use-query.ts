import { useState } from 'react'
import { calls } from '#contract/api/calls'
import type { PublicFlow, TileReply } from '#contract/api/catalogue'
import type { QueryReply } from '#contract/api/queries'
import type { Fields } from '../../fields/use-fields'
import { scrollToTop } from '../../platform/scrolling'
import { passGate, REAL_NAME_LEVEL } from '../../session/gate'
import { askGrants } from '../../session/grants'
import { send } from '../../session/session'
import type { FaultWords } from '../../words/faults'

export type QueryFlow = Extract<PublicFlow, { kind: 'query' }>
type Shown = Exclude<QueryReply, { kind: 'inputs-wrong' }>

export function useQuery({ tile, flow, city, fields }: { tile: TileReply; flow: QueryFlow; city: string; fields: Fields }) {
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState<Shown>()
  const [fault, setFault] = useState<FaultWords>()

  function settle(reply: QueryReply): void {
    if (reply.kind === 'inputs-wrong') return fields.refuse(reply.problems)
    setShown(reply)
    scrollToTop()
  }

  async function ask(): Promise<void> {
    const passage = await passGate(tile.assurance.submit)
    if (passage.kind === 'stopped') setFault(passage.fault)
    if (passage.kind !== 'through') return
    const answer = await send(calls.query, { params: { city, tile: tile.key }, body: { flow: flow.key, inputs: fields.filled, consent: true } })
    if (answer.ok) return settle(answer.reply)
    if (answer.fault.code === 'real-name-needed') await passGate(REAL_NAME_LEVEL)
    else setFault(answer.fault)
  }

  /** The button says 同意并查询, so this tap is the consent; the panel for messages opens inside it. */
  async function start(): Promise<void> {
    if (busy || !fields.check()) return
    setBusy(true)
    setFault(undefined)
    await askGrants(city, tile.grants, ['query-answered'])
    await ask()
    setBusy(false)
  }

  /** Again without the panel: the citizen answered it a moment ago. */
  async function again(): Promise<void> {
    if (busy) return
    setBusy(true)
    setFault(undefined)
    await ask()
    setBusy(false)
  }
  return { busy, shown, fault, start, again, change: () => setShown(undefined) }
}
