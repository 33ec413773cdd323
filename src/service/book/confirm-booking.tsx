import { Text, View } from '@tarojs/components'
import type { TileReply } from '#contract/api/catalogue'
import type { Slot } from '#contract/api/appointments'
import type { Input } from '#contract/tile/input'
import type { Venue } from '#contract/tile/guide'
import { isShown } from '#contract/fields/check'
import type { Fields } from '../../fields/use-fields'
import { knownFact } from '../../fields/known-facts'
import { platform } from '../../platform/current'
import { useSession } from '../../session/use-session'
import { Icon } from '../../ui/icon'
import { Section } from '../../ui/section'
import { bookWords, cancelRule, reminderWords, whenWords } from '../../words/book'
import type { BookingStep } from './booking-step'
import type { AppointmentFlow } from './use-booking'

export interface ConfirmBookingProps { tile: TileReply; flow: AppointmentFlow; venue: Venue; slot: Slot; fields: Fields; onChange: (step: BookingStep) => void }

function Line({ label, text, strong, onChange }: { label: string; text: string; strong?: boolean; onChange?: () => void }) {
  return (
    <View className="kv">
      <Text className="kv-name">{label}</Text>
      <View className={strong ? 'kv-text kv-strong' : 'kv-text'}>{text}</View>
      {onChange ? <Text className="kv-side" aria-role="button" aria-label={`改${label}`} onClick={onChange}>{bookWords.change}</Text> : null}
    </View>
  )
}

/** Choices say their label, not the key that travels. */
const shownValue = (input: Input, value: string) => input.options?.find((option) => option.value === value)?.label ?? value

export function ConfirmBooking({ tile, flow, venue, slot, fields, onChange }: ConfirmBookingProps) {
  const { me } = useSession()
  const bring = tile.guide.materials.filter((material) => material.source === 'ask').map((material) => material.name)
  const reminder = reminderWords(tile, platform.messageName)
  return (
    <View>
      <Section band>
        <View className="t2 confirm-what">{tile.name}</View>
        <Line label="时间" text={whenWords(slot)} strong onChange={() => onChange('slot')} />
        <Line label="地点" text={`${venue.name}，${venue.address}`} onChange={flow.venues.length > 1 ? () => onChange('venue') : undefined} />
        {flow.person.filter((input) => isShown(input.showIf, fields.values)).map((input) => {
          const text = fields.filled[input.key] ? shownValue(input, fields.filled[input.key]) : knownFact(input, me)
          return text ? <Line key={input.key} label={input.label} text={text} onChange={() => onChange('person')} /> : null
        })}
        {bring.length ? <Line label="要带" text={bring.join('、')} /> : null}
      </Section>
      <View className="confirm-rules">
        <View className="row-top sub"><Icon name="info-circle" size={16} /><Text className="grow">{`${cancelRule(flow.cancelCutoffMinutes)}。${flow.noShowRule}`}</Text></View>
        {reminder ? <View className="row-top sub"><Icon name="bell" size={16} /><Text className="grow">{reminder}</Text></View> : null}
      </View>
    </View>
  )
}
