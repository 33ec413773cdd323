import { Input, Text, View } from '@tarojs/components'
import type { SearchReply } from '#contract/api/catalogue'
import { platform } from '../../platform/current'
import { go, openTab, pathTo } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { ReadFault } from '../../session/read-fault'
import { useSession } from '../../session/use-session'
import { Button } from '../../ui/button'
import { Chips } from '../../ui/chips'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icon'
import { ServiceIcon } from '../../ui/service-icon'
import { Skeleton } from '../../ui/skeleton'
import { HOTLINE } from '../../words/home'
import { searchWords } from '../../words/search'
import { verbShort } from '../../words/themes'
import { marked } from './marked'
import { useSearch } from './use-search'
import './index.scss'

function Hit({ hit, words, onOpen }: { hit: SearchReply['hits'][number]; words: string; onOpen: () => void }) {
  return (
    <View className="item" hoverClass="hover" aria-role="button" onClick={onOpen}>
      <View className="item-lead"><ServiceIcon name={hit.tile.icon} size={28} /></View>
      <View className="item-text">
        <View className="b">{marked(hit.tile.name, words).map((part, i) => <Text key={i} className={part.hit ? 'hit' : ''}>{part.text}</Text>)}</View>
        <View className="sub">{hit.why ? `${hit.why} · ${hit.tile.department}` : `${hit.tile.line} · ${hit.tile.department}`}</View>
      </View>
      <Text className="hit-verb">{verbShort[hit.tile.verb]}</Text>
    </View>
  )
}

function NothingFound({ words }: { words: string }) {
  return (
    <View>
      <EmptyState icon="search" title={searchWords.none(words)} line={searchWords.noneLine} />
      <View className="row search-ways">
        <Button label={searchWords.byTheme} kind="soft" small onTap={() => openTab('services')} />
        <Button label={searchWords.call} kind="line" small icon="phone" onTap={() => platform.callTelephone(HOTLINE)} />
      </View>
    </View>
  )
}

function BeforeTyping({ recent, popular, onWords, onForget }: { recent: string[]; popular: { key: string; shortName: string }[]; onWords: (words: string) => void; onForget: () => void }) {
  const { city } = useSession()
  const asChips = (words: string[]) => words.map((word) => ({ key: word, label: word }))
  return (
    <View className="section">
      {recent.length ? (
        <View>
          <View className="row search-head"><Text className="grow bs b">{searchWords.recent}</Text><Text className="search-clear" aria-role="button" onClick={onForget}>{searchWords.clear}</Text></View>
          <Chips items={asChips(recent)} onSelect={onWords} />
        </View>
      ) : null}
      {popular.length ? (
        <View>
          <View className="b bs search-head">{searchWords.popular}</View>
          <Chips items={popular.map(({ key, shortName }) => ({ key, label: shortName }))} onSelect={(tile) => go(pathTo('/service/guide/index', { city, tile }))} />
        </View>
      ) : null}
    </View>
  )
}

export default function SearchPage() {
  const { city, elder } = useSession()
  const { typed, words, recent, popular, found, type, searchNow, forget } = useSearch()
  const hits = found.reply?.hits ?? []
  const open = (tile: string) => {
    searchNow(words)
    go(pathTo('/service/guide/index', { city, tile }))
  }
  return (
    <CityPage onWhite>
      <View className="search-field">
        <Icon name="search" />
        <Input className="search-input" focus confirmType="search" maxlength={40} value={typed} placeholder={searchWords.placeholder} placeholderClass="search-placeholder" onInput={(event) => type(event.detail.value)} onConfirm={(event) => searchNow(event.detail.value)} />
        <Text className="search-go" aria-role="button" onClick={() => searchNow(typed)}>{searchWords.button}</Text>
      </View>
      {words ? <ReadFault read={found} /> : <BeforeTyping recent={recent} popular={popular} onWords={searchNow} onForget={forget} />}
      {words && found.state === 'loading' ? <Skeleton rows={3} bare /> : null}
      {words && hits.length ? (
        <View className="section section-rows">
          {elder ? null : <View className="sub search-count">{searchWords.found(hits.length)}</View>}
          {hits.map((hit) => <Hit key={hit.tile.key} hit={hit} words={words} onOpen={() => open(hit.tile.key)} />)}
        </View>
      ) : null}
      {words && found.state === 'ready' && !hits.length ? <NothingFound words={words} /> : null}
    </CityPage>
  )
}
