import { useState } from 'react'
import { calls } from '#contract/api/calls'
import type { PublicFlow, TileReply } from '#contract/api/catalogue'
import type { Bill, FindBillsReply } from '#contract/api/payments'
import type { Fields } from '../../fields/use-fields'
import { passGate, REAL_NAME_LEVEL } from '../../session/gate'
import { send } from '../../session/session'
import type { FaultWords } from '../../words/faults'

export type BillFlow = Extract<PublicFlow, { kind: 'bill' }>
type Shown = Exclude<FindBillsReply, { kind: 'inputs-wrong' }>

export function useFindBills({ tile, flow, city, fields }: { tile: TileReply; flow: BillFlow; city: string; fields: Fields }) {
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState<Shown>()
  const [chosen, setChosen] = useState<Bill>()
  const [fault, setFault] = useState<FaultWords>()

  function settle(reply: FindBillsReply): void {
    if (reply.kind === 'inputs-wrong') return fields.refuse(reply.problems)
    setShown(reply)
    setChosen(reply.kind === 'bills' && reply.bills.length === 1 ? reply.bills[0] : undefined)
  }

  async function ask(): Promise<void> {
    const passage = await passGate(tile.assurance.submit)
    if (passage.kind === 'stopped') setFault(passage.fault)
    if (passage.kind !== 'through') return
    const answer = await send(calls.findBills, { params: { city, tile: tile.key }, body: { flow: flow.key, inputs: fields.filled } })
    if (answer.ok) return settle(answer.reply)
    if (answer.fault.code === 'real-name-needed') await passGate(REAL_NAME_LEVEL)
    else setFault(answer.fault)
  }

  async function find(): Promise<void> {
    if (busy || !fields.check()) return
    setBusy(true)
    setFault(undefined)
    await ask()
    setBusy(false)
  }
  const change = () => {
    setShown(undefined)
    setChosen(undefined)
  }
  return { busy, shown, chosen, fault, find, choose: setChosen, backToList: () => setChosen(undefined), change }
}
