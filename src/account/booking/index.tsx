import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { pathTo, replaceWith } from '../../platform/navigation'
import { CancelSheet } from '../../service/cancel-sheet'
import { BookingView, openBookingMap } from '../../service/booking-view'
import { useCancelling } from '../../service/use-cancelling'
import { CityPage } from '../../session/city-page'
import { Reading } from '../../session/reading'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { ServiceIcon } from '../../ui/service-icon'
import { Skeleton } from '../../ui/skeleton'
import { StatusTag } from '../../ui/status-tag'
import { bookingStates } from '../../words/book'
import { bookingWords, canCancel, isComing, stateWords } from '../../words/bookings'

export default function BookingPage() {
  const { id = '' } = useRouter().params
  const call = useCall(calls.booking, { params: { booking: id } }, { cache: true })
  const cancelling = useCancelling(() => void call.retry())
  const { reply } = call
  const bar = reply && (isComing(reply) ? (
    <BottomBar two>
      {canCancel(reply) ? <Button label={bookingWords.cancel} kind="soft" onTap={() => cancelling.ask(reply)} /> : null}
      <Button label={bookingWords.goThere} icon="navigation" onTap={() => openBookingMap(reply)} />
    </BottomBar>
  ) : (
    <BottomBar><Button label={bookingWords.again} onTap={() => replaceWith(pathTo('/service/guide/index', { city: reply.city, tile: reply.tile }))} /></BottomBar>
  ))
  return (
    <CityPage bar={bar} sheets={<CancelSheet cancelling={cancelling} />}>
      <Reading of={call} skeleton={<Skeleton tall plain rows={4} />}>
        {(booking) => (
          <>
            <View className="booked-head">
              <ServiceIcon name={booking.icon} />
              <View className="grow" style={{ paddingLeft: '12PX' }}>
                <View className="row wrap"><Text className="t2" style={{ marginRight: '8PX' }}>{booking.tileName}</Text><StatusTag {...bookingStates[booking.state]} /></View>
                {stateWords[booking.state] ? <View className="sub">{stateWords[booking.state]}</View> : null}
              </View>
            </View>
            <BookingView booking={booking} />
          </>
        )}
      </Reading>
    </CityPage>
  )
}
