import { Text, View } from '@tarojs/components'
import type { HomeReply } from '#contract/api/catalogue'
import { platform } from '../../platform/current'
import { go, pathTo } from '../../platform/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ListRow } from '../../ui/list-row'
import { SectionHeader } from '../../ui/section-header'
import { HOTLINE, homeWords } from '../../words/home'

const onDay = (date: string) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`

export function CityNotices({ city, notices }: { city: string; notices: HomeReply['notices'] }) {
  if (!notices.length) return null
  return (
    <Card>
      <SectionHeader title={homeWords.notices} />
      {notices.map(({ title, on, tile }) => (
        <ListRow key={title} title={title} plain value={onDay(on)} onTap={tile ? () => go(pathTo('/service/guide/index', { city, tile })) : undefined} />
      ))}
    </Card>
  )
}

/** Who answers for this app, and where to complain about it. */
export function HomeFoot({ city }: { city: HomeReply['city'] }) {
  return (
    <View className="home-foot">
      <View>{homeWords.organiser(city.organiser)}</View>
      <View className="row home-foot-links">
        <Text className="home-foot-link" aria-role="button" onClick={() => platform.callTelephone(city.supervisionTelephone)}>{`${homeWords.supervision} ${city.supervisionTelephone}`}</Text>
        <Text className="home-foot-link" aria-role="button" onClick={() => go('/account/about/index')}>{homeWords.about}</Text>
      </View>
    </View>
  )
}

export function AskByTelephone() {
  return (
    <View className="gutter home-call">
      <Button label={homeWords.call} kind="line" icon="phone" onTap={() => platform.callTelephone(HOTLINE)} />
    </View>
  )
}
