import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HomeReply } from '#contract/api/catalogue'
import { ReadFault } from '../../session/read-fault'
import { CityPage } from '../../session/city-page'
import { useSession } from '../../session/use-session'
import { useSignIn } from '../../session/use-sign-in'
import { useTabPage } from '../../session/use-tab-page'
import { go, openTab, pathTo } from '../../platform/navigation'
import { Card } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { Skeleton } from '../../ui/skeleton'
import { TileGrid } from '../../ui/tile-grid'
import { homeWords } from '../../words/home'
import { ElderTabs } from '../elder-tabs/elder-tabs'
import { Hero } from './hero'
import { AskByTelephone, CityNotices, HomeFoot } from './home-foot'
import { HomeHead } from './home-head'
import { LifeEventSheet } from './life-event-sheet'
import { LifeEvents } from './life-events'
import { useHome } from './use-home'
import { SignInCard, WaitingCard } from './waiting-card'
import './index.scss'

const MOST_TILES = 24
const MOST_TILES_ELDER = 6

function CommonTiles({ home }: { home: HomeReply }) {
  const { elder, city } = useSession()
  const items = home.tiles.slice(0, elder ? MOST_TILES_ELDER : MOST_TILES).map(({ key, icon, shortName, paused }) => ({ key, icon, name: shortName, paused }))
  const grid = <TileGrid items={items} onTap={(tile) => go(pathTo('/service/guide/index', { city, tile }))} />
  if (elder) return <View className="gutter">{grid}</View>
  return (
    <Card>
      <HomeHead onMore={() => openTab('services')} />
      {items.length ? grid : <EmptyState icon="layout-grid" title={homeWords.nothingHere} line={homeWords.nothingHereLine} action={homeWords.changeCity} onAction={() => go('/account/cities/index')} />}
    </Card>
  )
}

export default function HomePage() {
  const { signedIn, elder } = useSession()
  const { home, waiting } = useHome()
  const { busy, tap } = useSignIn()
  const [event, setEvent] = useState<HomeReply['lifeEvents'][number] | null>(null)
  useTabPage(event !== null)
  const { reply } = home
  return (
    <CityPage bar={elder ? <ElderTabs current="home" /> : undefined} sheets={<LifeEventSheet event={event} onClose={() => setEvent(null)} />}>
      {reply ? <ReadFault read={home} /> : null}
      <Hero city={reply?.city} />
      <View className="home-body">
        {reply ? null : <ReadFault read={home} />}
        {signedIn ? <WaitingCard items={waiting.reply?.items ?? []} /> : null}
        {home.state === 'loading' ? <Skeleton rows={4} /> : null}
        {reply ? <CommonTiles home={reply} /> : null}
        {reply && !signedIn ? <SignInCard busy={busy} onSignIn={tap} /> : null}
        {reply && !elder ? <LifeEvents events={reply.lifeEvents} onOpen={setEvent} /> : null}
        {reply && !elder ? <CityNotices city={reply.city.code} notices={reply.notices} /> : null}
        {elder ? <AskByTelephone /> : null}
        {reply ? <HomeFoot city={reply.city} /> : null}
      </View>
    </CityPage>
  )
}
