import { View } from '@tarojs/components'
import { Tile } from './tile'

export interface TileGridItem { key: string; icon: string; name: string; paused?: boolean }
export interface TileGridProps { items: TileGridItem[]; onTap: (key: string) => void }

/** Four in a row; two in 长辈版. */
export function TileGrid({ items, onTap }: TileGridProps) {
  return (
    <View className="tiles">
      {items.map((item) => <Tile key={item.key} icon={item.icon} name={item.name} paused={item.paused} onTap={() => onTap(item.key)} />)}
    </View>
  )
}
