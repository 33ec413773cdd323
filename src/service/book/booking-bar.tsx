import { displayDate } from '#contract/dates'
import { useSession } from '../../session/use-session'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { bookWords, queueWords, slotRange, takeWords } from '../../words/book'
import { firstStep } from './booking-step'
import type { AppointmentFlow, BookingInHand } from './use-booking'

/** One verb a step; in 长辈版 the button repeats the choice. */
export function BookingBar({ booking, flow }: { booking: BookingInHand; flow: AppointmentFlow }) {
  const { elder, fontStep } = useSession()
  const { step, slot, busy } = booking
  const back = step === firstStep(flow.venues) ? [] : [{ icon: 'arrow-left', label: bookWords.back, onTap: booking.back }]
  if (step === 'person') return <BottomBar actions={back}><Button label={bookWords.next} onTap={booking.toConfirm} /></BottomBar>
  if (step === 'confirm') {
    return <BottomBar actions={busy ? [] : back}><Button label={bookWords.confirm} busy={busy && (busy.ahead ? queueWords(busy.ahead) : bookWords.booking)} onTap={() => void booking.confirm()} /></BottomBar>
  }
  if (!slot) return <BottomBar><Button label={bookWords.pickSlot} disabled onTap={() => undefined} /></BottomBar>
  const large = elder || fontStep === 'fs-13' || fontStep === 'fs-15'
  if (large) return <BottomBar><Button label={takeWords(slot)} onTap={() => void booking.toPerson()} /></BottomBar>
  return <BottomBar lead={{ title: displayDate(slot.on), line: slotRange(slot) }}><Button label={bookWords.next} onTap={() => void booking.toPerson()} /></BottomBar>
}
