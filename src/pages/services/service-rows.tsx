import { View } from '@tarojs/components'
import type { TileCard } from '#contract/api/catalogue'
import { go, pathTo } from '../../platform/navigation'
import { useSession } from '../../session/use-session'
import { ListRow } from '../../ui/list-row'
import { StatusTag } from '../../ui/status-tag'
import { servicesWords } from '../../words/services'
import { verbGroups } from './service-groups'

function ServiceRow({ tile }: { tile: TileCard }) {
  const { city } = useSession()
  return (
    <ListRow
      title={tile.name} plain sub={tile.paused ? servicesWords.pausedLine : tile.line} service={tile.icon}
      tag={tile.paused ? <StatusTag text={servicesWords.paused} tone="mute" /> : undefined}
      onTap={() => go(pathTo('/service/guide/index', { city, tile: tile.key }))}
    />
  )
}

/** A row can say honestly "不用跑，3 个工作日" where a tile cannot. */
export function ServiceRows({ tiles }: { tiles: TileCard[] }) {
  return (
    <View>
      {verbGroups(tiles).map(({ verb, name, tiles: inside }) => (
        <View key={verb} className="services-verb">
          <View className="services-verb-name" aria-role="heading">{name}</View>
          {inside.map((tile) => <ServiceRow key={tile.key} tile={tile} />)}
        </View>
      ))}
    </View>
  )
}
