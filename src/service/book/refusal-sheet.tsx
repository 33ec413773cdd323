import { View } from '@tarojs/components'
import { go } from '../../platform/navigation'
import { Button } from '../../ui/button'
import { ListRow } from '../../ui/list-row'
import { Sheet } from '../../ui/sheet'
import { bookWords, limitWords, slotWords, whenWords } from '../../words/book'
import type { BookingInHand } from './use-booking'

/** The slot went between view and tap, or the person has enough bookings: nothing is lost, and the next step is here. */
export function RefusalSheet({ booking }: { booking: BookingInHand }) {
  const { refusal } = booking
  if (!refusal) return null
  if (refusal.kind === 'limit-reached') {
    const words = limitWords(refusal.limit)
    return (
      <Sheet open title={words.title} onClose={booking.closeRefusal} acts={<Button label={bookWords.seeBookings} onTap={() => go('/account/bookings/index')} />}>
        <View className="b ink7">{words.kept}</View>
        {refusal.bookings.map((each) => <ListRow key={each.id} icon="calendar-event" title={each.tileName} sub={whenWords(each)} onTap={() => go(`/account/booking/index?id=${each.id}`)} />)}
      </Sheet>
    )
  }
  return (
    <Sheet open title={bookWords.slotGone} onClose={() => booking.takeNearest()} acts={<Button label={bookWords.otherDay} kind="soft" onTap={() => booking.takeNearest()} />}>
      <View className="b ink7">{refusal.nearest.length ? bookWords.slotGoneLine : bookWords.noneNear}</View>
      {refusal.nearest.map((slot) => <ListRow key={slot.id} icon="clock" title={whenWords(slot)} sub={slotWords(slot)} onTap={() => booking.takeNearest(slot)} />)}
    </Sheet>
  )
}
