import { ScrollView, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { platform } from '../../platform/current'
import { go } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { ReadFault } from '../../session/read-fault'
import { useSession } from '../../session/use-session'
import { useTabPage } from '../../session/use-tab-page'
import { EmptyState } from '../../ui/empty-state'
import { ListRow } from '../../ui/list-row'
import { SearchBar } from '../../ui/search-bar'
import { Segments } from '../../ui/segments'
import { Skeleton } from '../../ui/skeleton'
import { servicesWords } from '../../words/services'
import { ElderTabs } from '../elder-tabs/elder-tabs'
import { serviceGroups, type Audience, type Order, type ServiceGroup } from './service-groups'
import { ServiceRows } from './service-rows'
import './index.scss'

const audiences = [{ key: 'person', label: servicesWords.person }, { key: 'organisation', label: servicesWords.organisation }]

/** 92 wide at the left, the selected theme white with a bar. */
function Rail({ groups, selected, onSelect }: { groups: ServiceGroup[]; selected: string; onSelect: (key: string) => void }) {
  return (
    <ScrollView scrollY className="rail" aria-role="tablist">
      {groups.map(({ key, name }) => (
        <View key={key} className={key === selected ? 'rail-item rail-on' : 'rail-item'} aria-role="tab" aria-selected={key === selected ? 'true' : 'false'} onClick={() => onSelect(key)}>{name}</View>
      ))}
    </ScrollView>
  )
}

/** 长辈版: first the themes, then the services of one. */
function ElderList({ groups, open, onOpen }: { groups: ServiceGroup[]; open: ServiceGroup | undefined; onOpen: (key: string) => void }) {
  if (open) {
    return (
      <View className="section">
        <View className="services-back" aria-role="button" onClick={() => onOpen('')}>{servicesWords.back}</View>
        <View className="t1">{open.name}</View>
        <ServiceRows tiles={open.tiles} />
      </View>
    )
  }
  return <View className="section section-rows">{groups.map(({ key, name, tiles }) => <ListRow key={key} title={name} sub={servicesWords.count(tiles.length)} onTap={() => onOpen(key)} />)}</View>
}

export default function ServicesPage() {
  const { city, elder } = useSession()
  const [audience, setAudience] = useState<Audience>('person')
  const [order, setOrder] = useState<Order>('theme')
  const [selected, setSelected] = useState('')
  useTabPage()
  const read = useCall(calls.services, { params: { city }, query: { platform: platform.name } }, { cache: true })
  const groups = read.reply ? serviceGroups(read.reply, audience, order) : []
  const open = groups.find(({ key }) => key === selected)
  const shown = open ?? groups[0]
  const other = order === 'theme' ? 'department' : 'theme'
  return (
    <CityPage onWhite bar={elder ? <ElderTabs current="services" /> : undefined}>
      <ReadFault read={read} />
      <View className="services-top">
        <SearchBar sunk placeholder={servicesWords.search} onTap={() => go('/pages/search/index')} />
        <View className="row wrap services-switch">
          <Segments items={audiences} selected={audience} onSelect={(key) => setAudience(key as Audience)} />
          <Text className="services-order" aria-role="button" onClick={() => setOrder(other)}>{order === 'theme' ? servicesWords.switchToDepartment : servicesWords.switchToTheme}</Text>
        </View>
      </View>
      {read.state === 'loading' ? <Skeleton rows={6} bare /> : null}
      {read.reply && !shown ? <EmptyState icon="layout-grid" title={servicesWords.none} line={audience === 'person' ? servicesWords.nonePerson : servicesWords.noneOrganisation} /> : null}
      {shown && elder ? <ElderList groups={groups} open={open} onOpen={setSelected} /> : null}
      {shown && !elder ? (
        <View className="services-two">
          <Rail groups={groups} selected={shown.key} onSelect={setSelected} />
          <ScrollView scrollY className="services-pane"><ServiceRows tiles={shown.tiles} /></ScrollView>
        </View>
      ) : null}
    </CityPage>
  )
}
