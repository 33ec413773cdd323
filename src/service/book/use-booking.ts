import { useRef, useState } from 'react'
import type { BookBody, BookReply, Slot } from '#contract/api/appointments'
import { calls } from '#contract/api/calls'
import type { PublicFlow, TileReply } from '#contract/api/catalogue'
import type { Answer } from '../../api/client'
import type { Fields } from '../../fields/use-fields'
import { goBack, pathTo, replaceWith } from '../../platform/navigation'
import { passGate, REAL_NAME_LEVEL } from '../../session/gate'
import { askGrants } from '../../session/grants'
import { useOneAtATime } from '../../session/one-at-a-time'
import { newRequestKey } from '../../session/request-key'
import { send } from '../../session/session'
import { wordsForFault, type FaultWords } from '../../words/faults'
import { firstStep, stepBefore, type BookingStep } from './booking-step'

export type AppointmentFlow = Extract<PublicFlow, { kind: 'appointment' }>
export type Refusal = Extract<BookReply, { kind: 'slot-full' | 'slot-past' | 'limit-reached' }>

const MOST_TRIES = 20

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** One key for one slot and one set of values; another choice is another intention. */
function useIntention() {
  const key = useRef({ intention: '', requestKey: '' })
  return (slotId: string, person: Record<string, string>) => {
    const intention = JSON.stringify([slotId, person])
    if (key.current.intention !== intention) key.current = { intention, requestKey: newRequestKey() }
    return key.current.requestKey
  }
}

/** A slot that is gone leaves its day in view, behind the sheet that offers the nearest. */
function useSlot() {
  const [slot, take] = useState<Slot>()
  const [day, setDay] = useState<string>()
  const lose = () => {
    setDay(slot?.on)
    take(undefined)
  }
  return { slot, day, take, lose }
}

/** Many want the same at once: waits its turn and asks again with the same key. */
async function askInTurn(body: BookBody, onQueue: (ahead: number) => void): Promise<Answer<BookReply>> {
  for (let tries = 0; ; tries += 1) {
    const answer = await send(calls.book, { body })
    if (!answer.ok || answer.reply.kind !== 'busy' || tries === MOST_TRIES) return answer
    onQueue(answer.reply.ahead)
    await pause(answer.reply.retryAfterMs)
  }
}

export function useBooking(tile: TileReply, flow: AppointmentFlow, city: string, fields: Fields) {
  const [step, setStep] = useState<BookingStep>(() => firstStep(flow.venues))
  const [venue, setVenue] = useState(flow.venues.length === 1 ? flow.venues[0] : '')
  const { slot, day, take: setSlot, lose: loseSlot } = useSlot()
  const [busy, setBusy] = useState<false | { ahead: number }>(false)
  const [fault, setFault] = useState<FaultWords>()
  const [refusal, setRefusal] = useState<Refusal>()
  const requestKeyFor = useIntention()
  const oneAtATime = useOneAtATime()

  const show = (next: BookingStep) => {
    setFault(undefined)
    setStep(next)
  }
  const back = () => (step === firstStep(flow.venues) ? goBack() : show(stepBefore(step)))
  const takeVenue = (key: string) => {
    if (key !== venue) setSlot(undefined)
    setVenue(key)
    show('slot')
  }
  /** Signing in needs nobody's hand; a missing real name opens its page and comes back here. */
  const toPerson = async () => {
    const passage = await passGate(tile.assurance.submit)
    if (passage.kind === 'through') show('person')
    if (passage.kind === 'stopped') setFault(passage.fault)
  }
  const toConfirm = () => (fields.check() ? show('confirm') : undefined)

  function settle(reply: BookReply): void {
    if (reply.kind === 'booked') return replaceWith(pathTo('/service/booked/index', { id: reply.booking.id }))
    if (reply.kind === 'inputs-wrong') {
      fields.refuse(reply.problems)
      return show('person')
    }
    // Asked for long enough: the citizen decides whether to go on, and the key stays the same.
    if (reply.kind === 'busy') return setFault(wordsForFault('busy'))
    if (reply.kind !== 'limit-reached') {
      loseSlot()
      show('slot')
    }
    setRefusal(reply)
  }

  async function ask(chosen: Slot): Promise<void> {
    const person = fields.filled
    const answer = await askInTurn({ slotId: chosen.id, person, requestKey: requestKeyFor(chosen.id, person) }, (ahead) => setBusy({ ahead }))
    if (answer.ok) return settle(answer.reply)
    if (answer.fault.code === 'real-name-needed') await passGate(REAL_NAME_LEVEL)
    else setFault(answer.fault)
  }

  /** The panel for messages opens inside this tap; whatever the answer, the booking goes on. */
  const confirm = (): Promise<void> => oneAtATime(async () => {
    if (!slot) return
    setBusy({ ahead: 0 })
    setFault(undefined)
    await askGrants(city, tile.grants, ['booking-made', 'booking-cancelled'])
    await ask(slot)
    setBusy(false)
  })

  const takeNearest = (next?: Slot) => {
    setRefusal(undefined)
    setSlot(next)
    show(next ? 'confirm' : 'slot')
  }
  return { step, venue, slot, day, busy, fault, refusal, show, back, takeVenue, takeSlot: setSlot, toPerson, toConfirm, confirm, takeNearest, closeRefusal: () => setRefusal(undefined), closeFault: () => setFault(undefined) }
}

export type BookingInHand = ReturnType<typeof useBooking>
