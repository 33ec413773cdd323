import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Day, Slot } from '#contract/api/appointments'
import { calls } from '#contract/api/calls'
import { displayDate, minutesOfDay, weekday } from '#contract/dates'
import type { Venue } from '#contract/tile/guide'
import { useCall } from '../../api/use-call'
import { Reading } from '../../session/reading'
import { useSession } from '../../session/use-session'
import { DateStrip } from '../../ui/date-strip'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icon'
import { Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { SlotGrid } from '../../ui/slot-grid'
import { bookWords, dayWords, slotRange, slotState, slotWords } from '../../words/book'

export interface ChooseSlotProps { city: string; tile: string; venue: Venue; chosen?: Slot; /** To begin with, when nothing is chosen. */ day?: string; onTake: (slot: Slot) => void; onOtherVenue?: () => void }

const NOON = 12 * 60

function HalfDay({ title, note, slots, chosen, onTake }: { title: string; note?: string; slots: Slot[]; chosen?: Slot; onTake: (slot: Slot) => void }) {
  const { elder } = useSession()
  if (slots.length === 0) return null
  const take = (key: string) => {
    const slot = slots.find((each) => each.id === key)
    if (slot) onTake(slot)
  }
  return (
    <View>
      <View className="row half-day"><Text className="b bs grow">{title}</Text>{note ? <Text className="sub">{note}</Text> : null}</View>
      <SlotGrid slots={slots.map((slot) => ({ key: slot.id, range: slotRange(slot, elder), words: slotWords(slot), state: slotState(slot) }))} selected={chosen?.id} onSelect={take} />
    </View>
  )
}

function SlotsOfDay({ on, ...props }: ChooseSlotProps & { on: string }) {
  const { city, tile, venue, chosen, onTake } = props
  const call = useCall(calls.slots, { params: { city, tile, venue: venue.key }, query: { on } }, { cache: false })
  return (
    <Reading of={call} skeleton={<Skeleton bare plain rows={4} />}>
      {({ slots }) => {
        const morning = slots.filter((slot) => minutesOfDay(slot.from) < NOON)
        const afternoon = slots.filter((slot) => minutesOfDay(slot.from) >= NOON)
        return (
          <View className="section slots-of-day">
            {slots.length === 0 ? <EmptyState icon="calendar-off" title={bookWords.noSlots} /> : null}
            <HalfDay title={bookWords.morning} note={displayDate(on)} slots={morning} chosen={chosen} onTake={onTake} />
            <HalfDay title={bookWords.afternoon} note={morning.length ? undefined : displayDate(on)} slots={afternoon} chosen={chosen} onTake={onTake} />
          </View>
        )
      }}
    </Reading>
  )
}

function Days({ days, ...props }: ChooseSlotProps & { days: Day[] }) {
  const { elder } = useSession()
  const firstOpen = days.find((day) => day.state === 'open')?.on
  const [on, setOn] = useState(props.chosen?.on ?? props.day ?? firstOpen)
  const shown = on && days.some((day) => day.on === on) ? on : firstOpen
  const cells = days.map((day) => ({ key: day.on, weekday: weekday(day.on), day: `${Number(day.on.slice(8))}${elder ? ' 日' : ''}`, words: dayWords(day), off: day.state !== 'open' && day.on !== shown }))
  return (
    <View>
      <View className="section-band"><DateStrip days={cells} selected={shown} onSelect={setOn} /></View>
      {shown ? <SlotsOfDay {...props} on={shown} /> : <Section><EmptyState icon="calendar-off" title={bookWords.noDays} line={bookWords.noDaysLine} /></Section>}
    </View>
  )
}

export function ChooseSlot(props: ChooseSlotProps) {
  const { city, tile, venue, onOtherVenue } = props
  const call = useCall(calls.days, { params: { city, tile, venue: venue.key } }, { cache: false })
  return (
    <View>
      <View className="place">
        <Icon name="map-pin" className="link" />
        <View className="grow place-text"><View className="b bs">{venue.name}</View><View className="sub">{venue.address}</View></View>
        {onOtherVenue ? <View className="place-other" hoverClass="hover" aria-role="button" onClick={onOtherVenue}>{bookWords.otherVenue}</View> : null}
      </View>
      <Reading of={call} skeleton={<Skeleton bare plain rows={5} />}>{({ days }) => <Days {...props} days={days} />}</Reading>
    </View>
  )
}
