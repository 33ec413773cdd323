import { Text, View } from '@tarojs/components'

export interface SlotCell { key: string; /** "09:30–10:00". */ range: string; /** "余 6", "只剩 2 个", "约满". */ words: string; state: 'open' | 'few' | 'off' }
export interface SlotGridProps { slots: SlotCell[]; selected?: string; onSelect: (key: string) => void }

/** A choice changes a class and a text only: a node that comes and goes would send the whole grid again. */
export function SlotGrid({ slots, selected, onSelect }: SlotGridProps) {
  return (
    <View className="slots">
      {slots.map((slot) => (
        <View
          key={slot.key} className={`slot slot-${slot.key === selected && slot.state !== 'off' ? 'on' : slot.state}`}
          aria-role="button" aria-disabled={slot.state === 'off' ? 'true' : 'false'}
          onClick={slot.state === 'off' ? undefined : () => onSelect(slot.key)}
        >
          <View className="slot-t"><Text>{slot.range}</Text></View>
          <View className="slot-s"><Text>{slot.key === selected && slot.state !== 'off' ? `已选，${slot.words}` : slot.words}</Text></View>
        </View>
      ))}
    </View>
  )
}
