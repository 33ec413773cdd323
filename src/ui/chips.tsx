import { View } from '@tarojs/components'

export interface ChipsProps { items: { key: string; label: string }[]; selected?: string; onSelect: (key: string) => void }

export function Chips({ items, selected, onSelect }: ChipsProps) {
  return (
    <View className="chips">
      {items.map((item) => (
        <View key={item.key} className={item.key === selected ? 'chip chip-on' : 'chip'} hoverClass="hover" aria-role="button" aria-pressed={item.key === selected ? 'true' : 'false'} onClick={() => onSelect(item.key)}>{item.label}</View>
      ))}
    </View>
  )
}
