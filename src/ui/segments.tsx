import { View } from '@tarojs/components'

export interface SegmentsProps { items: { key: string; label: string }[]; selected: string; onSelect: (key: string) => void }

export function Segments({ items, selected, onSelect }: SegmentsProps) {
  return (
    <View className="segments" aria-role="tablist">
      {items.map((item) => (
        <View key={item.key} className={item.key === selected ? 'segment segment-on' : 'segment'} aria-role="tab" aria-selected={item.key === selected ? 'true' : 'false'} onClick={() => onSelect(item.key)}>{item.label}</View>
      ))}
    </View>
  )
}
