import type { Venue } from '#contract/tile/guide'
import { ListRow } from '../../ui/list-row'
import { Section } from '../../ui/section'
import { hoursWords } from '../../words/guide'

export function ChooseVenue({ venues, onTake }: { venues: Venue[]; onTake: (key: string) => void }) {
  return (
    <Section band rows>
      {venues.map((venue) => <ListRow key={venue.key} icon="map-pin" title={venue.name} sub={venue.address} sub2={hoursWords(venue)} onTap={() => onTake(venue.key)} />)}
    </Section>
  )
}
