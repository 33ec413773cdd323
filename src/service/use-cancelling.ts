import { useState } from 'react'
import type { Booking } from '#contract/api/appointments'
import { calls } from '#contract/api/calls'
import { platform } from '../platform/current'
import { useOneAtATime } from '../session/one-at-a-time'
import { send } from '../session/session'
import { bookingWords } from '../words/bookings'
import type { FaultWords } from '../words/faults'

/** Cancelling asks first what will be lost; the answer of the server is what the page shows afterwards. */
export function useCancelling(onChanged: () => void) {
  const [asking, setAsking] = useState<Booking>()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [fault, setFault] = useState<FaultWords>()
  const oneAtATime = useOneAtATime()

  const close = () => {
    setAsking(undefined)
    setRefused(undefined)
    setFault(undefined)
  }
  const confirm = (): Promise<void> => oneAtATime(async () => {
    if (!asking) return
    setBusy(true)
    setFault(undefined)
    const answer = await send(calls.cancelBooking, { params: { booking: asking.id } })
    setBusy(false)
    if (!answer.ok) return setFault(answer.fault)
    onChanged()
    if (answer.reply.kind === 'too-late') return setRefused(bookingWords.tooLate)
    close()
    platform.toast(bookingWords.cancelled)
  })
  return { asking, busy, refused, fault, ask: setAsking, close, confirm }
}

export type Cancelling = ReturnType<typeof useCancelling>
