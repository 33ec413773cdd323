import { View } from '@tarojs/components'
import type { Booking } from '#contract/api/appointments'
import { platform } from '../platform/current'
import { Card } from '../ui/card'
import { KeyValues } from '../ui/key-values'
import { Notice } from '../ui/notice'
import { whenWords } from '../words/book'
import { bookingWords, canCancel, cancelUntilWords, isComing } from '../words/bookings'
import './booking-view.scss'

export const openBookingMap = ({ venue }: Booking) => platform.openMap({ name: venue.name, address: venue.address, latitude: venue.latitude, longitude: venue.longitude })

const copyNumber = async (number: string) => {
  if (await platform.copy(number)) platform.toast(bookingWords.copied)
}

/** The number to say aloud, and everything needed to get there. */
export function BookingView({ booking }: { booking: Booking }) {
  const { venue } = booking
  return (
    <>
      <Card>
        <View className="ticket">
          <View className="sub">{bookingWords.number}</View>
          <View className={isComing(booking) ? 'ticket-number' : 'ticket-number ticket-over'} aria-role="button" aria-label={`预约号 ${booking.number}，点一下复制`} onClick={() => void copyNumber(booking.number)}>{booking.number}</View>
          <View className="ticket-cut" />
        </View>
        <KeyValues
          items={[
            { label: '办什么', text: booking.tileName },
            { label: '时间', text: whenWords(booking), strong: true },
            { label: '地点', text: `${venue.name}，${venue.address}`, link: bookingWords.map, onLink: () => openBookingMap(booking) },
            { label: '办理人', text: booking.maskedName },
            ...(booking.bring.length ? [{ label: '要带', text: booking.bring.join('、') }] : []),
            { label: '大厅电话', text: venue.telephone, side: bookingWords.call, onSide: () => platform.callTelephone(venue.telephone) },
          ]}
        />
      </Card>
      {canCancel(booking) ? <Notice text={cancelUntilWords(booking)} /> : null}
    </>
  )
}
