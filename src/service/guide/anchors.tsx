import { View } from '@tarojs/components'
import { guideWords } from '../../words/guide'

export const partIds = { who: 'part-who', bring: 'part-bring', how: 'part-how', cost: 'part-cost', where: 'part-where' } as const
export type PartKey = keyof typeof partIds

export function Anchors({ selected, onSelect }: { selected: PartKey; onSelect: (part: PartKey) => void }) {
  return (
    <View className="anchors" aria-role="tablist">
      {(Object.keys(partIds) as PartKey[]).map((part) => (
        <View key={part} className={part === selected ? 'anchor anchor-on' : 'anchor'} aria-role="tab" aria-selected={part === selected ? 'true' : 'false'} onClick={() => onSelect(part)}>{guideWords.parts[part]}</View>
      ))}
    </View>
  )
}
