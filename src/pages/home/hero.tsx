import { Text, View } from '@tarojs/components'
import type { HomeReply } from '#contract/api/catalogue'
import { go } from '../../platform/navigation'
import { useSession } from '../../session/use-session'
import { Icon } from '../../ui/icon'
import { SearchBar } from '../../ui/search-bar'
import { ServiceIcon } from '../../ui/service-icon'
import { homeWords } from '../../words/home'

/** The city's colour from the native bar downwards: emblem, city, 长辈版, search. */
export function Hero({ city }: { city: HomeReply['city'] | undefined }) {
  const { elder, setElder } = useSession()
  return (
    <View className="hero">
      <View className="hero-art" aria-hidden="true" />
      <View className="row hero-top">
        <View className="row hero-city" hoverClass="hover" aria-role="button" aria-label={`${city?.name ?? ''}，${homeWords.changeCity}`} onClick={() => go('/account/cities/index')}>
          {city && !elder ? <View className="hero-mark"><ServiceIcon name={city.emblem} size={24} /></View> : null}
          <Text className="hero-name">{city?.name ?? ''}</Text>
          {city ? <Icon name="chevron-down" size={18} className="hero-down" /> : null}
        </View>
        <View className="hero-switch" hoverClass="hover" aria-role="switch" aria-checked={elder ? 'true' : 'false'} onClick={() => setElder(!elder)}>
          <View className="hero-pill">{elder ? homeWords.elderOff : homeWords.elderOn}</View>
        </View>
      </View>
      <View className="hero-search">
        <SearchBar placeholder={elder || !city ? homeWords.searchElder : homeWords.search(city.searchExample)} action={elder ? undefined : homeWords.searchButton} onTap={() => go('/pages/search/index')} />
      </View>
    </View>
  )
}
