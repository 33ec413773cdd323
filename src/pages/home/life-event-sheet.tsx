import { View } from '@tarojs/components'
import type { HomeReply } from '#contract/api/catalogue'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { platform } from '../../platform/current'
import { go, pathTo } from '../../platform/navigation'
import { useSession } from '../../session/use-session'
import { ListRow } from '../../ui/list-row'
import { Sheet } from '../../ui/sheet'
import { Skeleton } from '../../ui/skeleton'
import { homeWords } from '../../words/home'

type LifeEvent = HomeReply['lifeEvents'][number]

/** The services of one event; their names come with the catalogue, asked for when the sheet opens. */
export function LifeEventSheet({ event, onClose }: { event: LifeEvent | null; onClose: () => void }) {
  const { city } = useSession()
  const { reply, state } = useCall(calls.services, { params: { city }, query: { platform: platform.name } }, { cache: true, wait: !event })
  const tiles = reply?.themes.flatMap((theme) => theme.tiles).filter((tile) => event?.tiles.includes(tile.key)) ?? []
  const open = (tile: string) => {
    onClose()
    go(pathTo('/service/guide/index', { city, tile }))
  }
  return (
    <Sheet open={event !== null} title={event?.name ?? ''} onClose={onClose}>
      {tiles.map((tile) => <ListRow key={tile.key} title={tile.name} sub={tile.line} service={tile.icon} onTap={() => open(tile.key)} />)}
      {state === 'loading' ? <Skeleton rows={event?.tiles.length} /> : tiles.length ? null : <View className="b ink7 life-none">{homeWords.lifeEventMissing}</View>}
    </Sheet>
  )
}
