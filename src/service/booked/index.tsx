import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { replaceWith } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { Reading } from '../../session/reading'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { Skeleton } from '../../ui/skeleton'
import { bookingWords } from '../../words/bookings'
import { BookingView, openBookingMap } from '../booking-view'

export default function BookedPage() {
  const { id = '' } = useRouter().params
  const call = useCall(calls.booking, { params: { booking: id } }, { cache: true })
  const { reply } = call
  const bar = reply && (
    <BottomBar two>
      <Button label={bookingWords.mine} kind="soft" onTap={() => replaceWith('/account/bookings/index')} />
      <Button label={bookingWords.goThere} icon="navigation" onTap={() => openBookingMap(reply)} />
    </BottomBar>
  )
  return (
    <CityPage bar={bar}>
      <Reading of={call} skeleton={<Skeleton tall plain rows={4} />}>
        {(booking) => (
          <>
            <View className="booked-head">
              <View className="booked-mark"><Icon name="check" size={24} /></View>
              <View className="grow"><View className="t1">{bookingWords.booked}</View><View className="sub">{bookingWords.bookedLine}</View></View>
            </View>
            <BookingView booking={booking} />
          </>
        )}
      </Reading>
    </CityPage>
  )
}
