import { useRef, useState } from 'react'
import { calls } from '#contract/api/calls'
import type { TileReply } from '#contract/api/catalogue'
import type { Bill, Order, StartPaymentReply } from '#contract/api/payments'
import { platform } from '../../platform/current'
import { pathTo, replaceWith } from '../../platform/navigation'
import { passGate, REAL_NAME_LEVEL } from '../../session/gate'
import { askGrants } from '../../session/grants'
import { useOneAtATime } from '../../session/one-at-a-time'
import { newRequestKey } from '../../session/request-key'
import { send } from '../../session/session'
import type { FaultWords } from '../../words/faults'

const toOrder = (order: Pick<Order, 'id'>) => replaceWith(pathTo('/service/order/index', { id: order.id }))

export interface PaymentDeps { city: string; grants: TileReply['grants']; level: number; onCancelled: () => void }

export function usePayment({ city, grants, level, onCancelled }: PaymentDeps) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<FaultWords>()
  const [refused, setRefused] = useState<string>()
  const [cancelled, setCancelled] = useState(false)
  const oneAtATime = useOneAtATime()
  const intention = useRef({ billId: '', requestKey: '' })

  const keyFor = (billId: string) => {
    if (intention.current.billId !== billId) intention.current = { billId, requestKey: newRequestKey() }
    return intention.current.requestKey
  }

  async function openCashier(ready: Extract<StartPaymentReply, { kind: 'ready' }>): Promise<void> {
    const outcome = await platform.pay(ready.cashier)
    const checked = await send(calls.checkOrder, { params: { order: ready.order.id }, body: { cashier: outcome } })
    // Only a closed order makes "没有扣款" a fact (T2); any other may still turn out to be paid.
    const closed = checked.ok && checked.reply.state === 'closed'
    if (outcome !== 'cancelled' || !closed) return toOrder(ready.order)
    // The next try is another intention: the closed order must not answer for it.
    intention.current = { billId: '', requestKey: '' }
    setCancelled(true)
    onCancelled()
  }

  async function settle(reply: StartPaymentReply): Promise<void> {
    if (reply.kind === 'ready') return openCashier(reply)
    if (reply.kind === 'platform-refused') return setRefused(reply.words)
    return toOrder(reply.order)
  }

  async function start(bill: Bill): Promise<void> {
    const passage = await passGate(level)
    if (passage.kind === 'stopped') setFault(passage.fault)
    if (passage.kind !== 'through') return
    const answer = await send(calls.startPayment, { body: { billId: bill.id, requestKey: keyFor(bill.id) } })
    if (answer.ok) return settle(answer.reply)
    if (answer.fault.code === 'real-name-needed') await passGate(REAL_NAME_LEVEL)
    else setFault(answer.fault)
  }

  /** The panel for messages opens inside this tap; whatever the answer, the payment goes on. */
  const pay = (bill: Bill): Promise<void> => oneAtATime(async () => {
    setBusy(true)
    setFault(undefined)
    setRefused(undefined)
    setCancelled(false)
    await askGrants(city, grants, ['payment-settled', 'payment-refunded'])
    await start(bill)
    setBusy(false)
  })
  return { busy, fault, refused, cancelled, pay }
}

export type Payment = ReturnType<typeof usePayment>
