import { Text, View } from '@tarojs/components'
import type { HomeReply } from '#contract/api/catalogue'
import { go } from '../../platform/navigation'
import { useSession } from '../../session/use-session'
import { homeWords } from '../../words/home'

/**
 * The city's colour from the native bar downwards: emblem, city, 长辈版, search. One compiled template of plain
 * nodes: with components inside, their whole trees would be sent.
 */
export function Hero({ city }: { city: HomeReply['city'] | undefined }) {
  const { elder, setElder } = useSession()
  const name = city?.name ?? ''
  const other = elder ? homeWords.elderOff : homeWords.elderOn
  const invitation = elder || !city ? homeWords.searchElder : homeWords.search(city.searchExample)
  return (
    <View compileMode className="hero">
      <View className="hero-art" aria-hidden="true" />
      <View className="row hero-top">
        <View className="row hero-city" hoverClass="hover" aria-role="button" aria-label={name + homeWords.changesCity} onClick={() => go('/account/cities/index')}>
          <View className="hero-mark"><View className={`duo d24 d-${city?.emblem ?? 'apps'}`} /></View>
          <Text className="hero-name">{name}</Text>
          <View className="i i18 i-chevron-down hero-down" />
        </View>
        <View className="hero-switch" hoverClass="hover" aria-role="button" onClick={() => setElder(!elder)}>
          <Text className="hero-pill">{other}</Text>
        </View>
      </View>
      <View className="search hero-search" hoverClass="hover" aria-role="link" onClick={() => go('/pages/search/index')}>
        <View className="i i-search" />
        <Text className="grow one">{invitation}</Text>
        <Text className="search-go">搜索</Text>
      </View>
    </View>
  )
}
