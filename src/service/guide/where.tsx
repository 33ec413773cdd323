import { Text, View } from '@tarojs/components'
import type { Guide, Venue } from '#contract/tile/guide'
import { platform } from '../../platform/current'
import { Icon } from '../../ui/icon'
import { Section } from '../../ui/section'
import { SectionHeader } from '../../ui/section-header'
import { guideWords, hoursWords } from '../../words/guide'
import { partIds } from './anchors'

export const openVenue = (venue: Venue) => platform.openMap({ name: venue.name, address: venue.address, ...venue.point })

function HallRow({ venue, windows }: { venue: Venue; windows?: string }) {
  return (
    <View className="hall">
      <View className="b bs">{venue.name}</View>
      <View className="sub">{[venue.address, windows].filter(Boolean).join('，')}</View>
      <View className="sub">{hoursWords(venue)}</View>
      <View className="hall-acts">
        <View className="hall-act" hoverClass="hover" aria-role="button" onClick={() => openVenue(venue)}><Icon name="map-pin" size={18} /><Text>{guideWords.map}</Text></View>
        <View className="hall-act" hoverClass="hover" aria-role="button" onClick={() => platform.callTelephone(venue.telephone)}><Icon name="phone" size={18} /><Text>{`${guideWords.call} ${venue.telephone}`}</Text></View>
      </View>
    </View>
  )
}

/** Always there, also when it can be done online. */
export function Where({ guide, venues }: { guide: Guide; venues: Venue[] }) {
  return (
    <Section band id={partIds.where}>
      <SectionHeader title={guideWords.parts.where} />
      {guide.halls.map((hall) => {
        const venue = venues.find((each) => each.key === hall.venue)
        return venue ? <HallRow key={hall.venue} venue={venue} windows={hall.windows} /> : null
      })}
    </Section>
  )
}
