import { Text, View } from '@tarojs/components'

export interface TileProps {
  icon: string
  name: string
  /** The bureau does not answer: the tile stays, with the word 暂停. */
  paused?: boolean
  onTap: () => void
}

/** compileMode keeps the first setData of a page of tiles small; a class changes instead of a node coming and going. */
export function Tile({ icon, name, paused, onTap }: TileProps) {
  return (
    <View compileMode className="tile" hoverClass="hover" aria-role="button" aria-label={paused ? `${name}，暂停` : undefined} onClick={onTap}>
      <View className={`duo d-${icon}`} />
      <Text className="tile-name">{name}</Text>
      <Text className={paused ? 'tile-paused' : ''}>暂停</Text>
    </View>
  )
}
