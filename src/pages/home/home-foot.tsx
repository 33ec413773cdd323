import { Text, View } from '@tarojs/components'
import type { HomeReply } from '#contract/api/catalogue'
import { platform } from '../../platform/current'
import { go, pathTo } from '../../platform/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { HOTLINE, homeWords } from '../../words/home'

type CityNotice = HomeReply['notices'][number]

const onDay = (date: string) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`

function NoticeRow({ city, notice }: { city: string; notice: CityNotice }) {
  const { title, on, tile } = notice
  return (
    <View compileMode className="item item-one" onClick={() => tile && go(pathTo('/service/guide/index', { city, tile }))}>
      <Text className="item-text b">{title}</Text>
      <Text className="item-value">{onDay(on)}</Text>
      <View className={tile ? 'i i16 i-chevron-right item-go' : 'item-still'} />
    </View>
  )
}

export function CityNotices({ city, notices }: { city: string; notices: CityNotice[] }) {
  if (!notices.length) return null
  return (
    <Card>
      <View className="t2">{homeWords.notices}</View>
      {notices.map((notice) => <NoticeRow key={notice.title} city={city} notice={notice} />)}
    </Card>
  )
}

/** Who answers for this app, and where to complain about it. */
export function HomeFoot({ city }: { city: HomeReply['city'] }) {
  return (
    <View compileMode className="home-foot">
      <View>{homeWords.organiser(city.organiser)}</View>
      <View className="row home-foot-links">
        <Text className="home-foot-link" aria-role="button" onClick={() => platform.callTelephone(city.supervisionTelephone)}>{`${homeWords.supervision} ${city.supervisionTelephone}`}</Text>
        <Text className="home-foot-link" aria-role="button" onClick={() => go('/account/about/index')}>关于和隐私</Text>
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
