import { Text, View } from '@tarojs/components'

export interface TileGridItem {
  key: string
  icon: string
  name: string
  /** The bureau does not answer: the tile stays, with the word 暂停. */
  paused?: boolean
}
export interface TileGridProps { items: TileGridItem[]; onTap: (key: string) => void }

const markOf = ({ paused }: TileGridItem) => (paused ? '暂停' : '')

/** Four in a row; two in 长辈版. One compiled template for the whole grid, so that a tile is sent as its icon and its name. */
export function TileGrid({ items, onTap }: TileGridProps) {
  return (
    <View compileMode className="tiles">
      {items.map((item) => (
        <View key={item.key} className="tile" hoverClass="hover" aria-role="button" onClick={() => onTap(item.key)}>
          <View className={`duo d-${item.icon}`} />
          <Text className="tile-name">{item.name}</Text>
          <Text className={item.paused ? 'tile-paused' : ''}>{markOf(item)}</Text>
        </View>
      ))}
    </View>
  )
}
