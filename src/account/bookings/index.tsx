import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Booking } from '#contract/api/appointments'
import { calls } from '#contract/api/calls'
import { weekday } from '#contract/dates'
import { useCall } from '../../api/use-call'
import { go, openTab } from '../../platform/navigation'
import { CancelSheet } from '../../service/cancel-sheet'
import { openBookingMap } from '../../service/booking-view'
import { useCancelling, type Cancelling } from '../../service/use-cancelling'
import { CityPage } from '../../session/city-page'
import { Reading } from '../../session/reading'
import { Card } from '../../ui/card'
import { DayBlock } from '../../ui/day-block'
import { EmptyState } from '../../ui/empty-state'
import { Segments } from '../../ui/segments'
import { StatusTag } from '../../ui/status-tag'
import { bookingStates, dayAndTimeWords } from '../../words/book'
import { bookingWords, canCancel, isComing } from '../../words/bookings'
import './bookings.scss'

const open = (booking: Booking) => go(`/account/booking/index?id=${booking.id}`)

function BookingCard({ booking, cancelling }: { booking: Booking; cancelling: Cancelling }) {
  const coming = isComing(booking)
  return (
    <Card flat>
      <View className="booking" hoverClass="hover" aria-role="button" onClick={() => open(booking)}>
        <DayBlock day={Number(booking.on.slice(8))} weekday={weekday(booking.on)} mute={!coming} />
        <View className="grow booking-text">
          <View className="row-top wrap"><Text className="item-title grow">{booking.tileName}</Text><StatusTag {...bookingStates[booking.state]} /></View>
          <View className="b ink7">{dayAndTimeWords(booking)}</View>
          <View className="sub">{booking.venue.name}</View>
          {coming ? <View className="sub">{`预约号 ${booking.number}`}</View> : null}
        </View>
      </View>
      {coming ? (
        <View className="booking-acts">
          <View className="booking-act" hoverClass="hover" aria-role="button" onClick={() => openBookingMap(booking)}>{bookingWords.map}</View>
          {canCancel(booking) ? <View className="booking-act" hoverClass="hover" aria-role="button" onClick={() => cancelling.ask(booking)}>{bookingWords.cancel}</View> : null}
        </View>
      ) : null}
    </Card>
  )
}

export default function BookingsPage() {
  const call = useCall(calls.bookings, {}, { cache: true })
  const [shown, setShown] = useState<'coming' | 'past'>('coming')
  const cancelling = useCancelling(() => void call.retry())
  return (
    <CityPage sheets={<CancelSheet cancelling={cancelling} />}>
      <Reading of={call}>
        {({ bookings }) => {
          const list = bookings.filter((booking) => isComing(booking) === (shown === 'coming'))
          return (
            <>
              <View className="bookings-head"><Segments items={[{ key: 'coming', label: bookingWords.coming }, { key: 'past', label: bookingWords.past }]} selected={shown} onSelect={(key) => setShown(key as typeof shown)} /></View>
              {list.length === 0 && shown === 'coming' ? <Card><EmptyState icon="calendar" title={bookingWords.none} line={bookingWords.noneLine} action={bookingWords.goBook} onAction={() => openTab('services')} /></Card> : null}
              {list.length === 0 && shown === 'past' ? <Card><EmptyState icon="history" title={bookingWords.nonePast} /></Card> : null}
              {list.map((booking) => <BookingCard key={booking.id} booking={booking} cancelling={cancelling} />)}
            </>
          )
        }}
      </Reading>
    </CityPage>
  )
}
