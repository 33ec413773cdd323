import { View } from '@tarojs/components'
import type { CitySummary } from '#contract/api/catalogue'
import type { Static } from '@sinclair/typebox'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { openTab } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { ReadFault } from '../../session/read-fault'
import { useSession } from '../../session/use-session'
import { ListRow } from '../../ui/list-row'
import { Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { StatusTag } from '../../ui/status-tag'
import { citiesWords } from '../../words/account'
import '../account.scss'

type City = Static<typeof CitySummary>

export default function CitiesPage() {
  const { city, setCity } = useSession()
  const read = useCall(calls.cities, {}, { cache: true })
  const choose = ({ code, brand }: City) => {
    setCity(code, brand)
    openTab('home')
  }
  return (
    <CityPage>
      <ReadFault read={read} />
      {read.state === 'loading' ? <Skeleton rows={2} bare /> : null}
      {read.reply ? (
        <Section rows>
          {read.reply.cities.map((each) => (
            <ListRow key={each.code} icon="map-pin" title={each.name} sub={each.appName} tag={each.code === city ? <StatusTag text={citiesWords.chosen} tone="brand" /> : undefined} onTap={() => choose(each)} />
          ))}
        </Section>
      ) : null}
      <View className="sub account-note">{citiesWords.note}</View>
    </CityPage>
  )
}
