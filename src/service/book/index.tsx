import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { calls } from '#contract/api/calls'
import type { TileReply } from '#contract/api/catalogue'
import { useCall } from '../../api/use-call'
import { FieldList } from '../../fields/field-list'
import { useFields } from '../../fields/use-fields'
import { platform } from '../../platform/current'
import { CityPage } from '../../session/city-page'
import { FaultCard } from '../../session/fault-card'
import { Reading } from '../../session/reading'
import { useSession } from '../../session/use-session'
import { Notice } from '../../ui/notice'
import { Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { Steps } from '../../ui/steps'
import { bookWords } from '../../words/book'
import { problemCount } from '../../words/fields'
import { NoFlow } from '../no-flow'
import { BookingBar } from './booking-bar'
import { bookingSteps, stepNumber } from './booking-step'
import { ChooseSlot } from './choose-slot'
import { ChooseVenue } from './choose-venue'
import { ConfirmBooking } from './confirm-booking'
import { RefusalSheet } from './refusal-sheet'
import { useBooking, type AppointmentFlow } from './use-booking'
import './book.scss'

function Person({ flow, fields }: { flow: AppointmentFlow; fields: ReturnType<typeof useFields> }) {
  const { me } = useSession()
  const wrong = Object.keys(fields.problems).length
  return (
    <View>
      {wrong ? <Notice tone="bad" text={problemCount(wrong)} /> : null}
      <Section band><FieldList inputs={flow.person} values={fields.values} problems={fields.problems} me={me} onChange={fields.change} onForget={fields.forget} /></Section>
    </View>
  )
}

function Book({ tile, flow, city }: { tile: TileReply; flow: AppointmentFlow; city: string }) {
  const { me } = useSession()
  const fields = useFields(flow.person, me)
  const booking = useBooking(tile, flow, city, fields)
  const { step, slot } = booking
  const venues = tile.venues.filter((venue) => flow.venues.includes(venue.key))
  const venue = venues.find((each) => each.key === booking.venue)
  return (
    <CityPage bar={step === 'venue' ? null : <BookingBar booking={booking} flow={flow} />} sheets={<RefusalSheet booking={booking} />}>
      <Steps title={bookWords.steps[step]} current={stepNumber(step)} total={bookingSteps.length} what={tile.shortName} />
      {booking.fault ? <FaultCard fault={booking.fault} onRetry={() => void (step === 'confirm' ? booking.confirm() : booking.toPerson())} second="换个时间" onSecond={() => booking.show('slot')} /> : null}
      {step === 'venue' ? <ChooseVenue venues={venues} onTake={booking.takeVenue} /> : null}
      {step === 'slot' && venue ? <ChooseSlot city={city} tile={tile.key} venue={venue} chosen={slot} day={booking.day} onTake={booking.takeSlot} onOtherVenue={flow.venues.length > 1 ? () => booking.show('venue') : undefined} /> : null}
      {step === 'person' ? <Person flow={flow} fields={fields} /> : null}
      {step === 'confirm' && venue && slot ? <ConfirmBooking tile={tile} flow={flow} venue={venue} slot={slot} fields={fields} onChange={booking.show} /> : null}
    </CityPage>
  )
}

export default function BookPage() {
  const { city = '', tile = '', flow: flowKey } = useRouter().params
  const call = useCall(calls.tile, { params: { city, tile }, query: { platform: platform.name } }, { cache: true })
  const flow = call.reply?.flows.find((each): each is AppointmentFlow => each.kind === 'appointment' && (!flowKey || each.key === flowKey))
  if (call.reply && flow) return <Book tile={call.reply} flow={flow} city={city} />
  return <CityPage><Reading of={call} skeleton={<Skeleton bare plain rows={5} />}>{() => <NoFlow city={city} tile={tile} />}</Reading></CityPage>
}
