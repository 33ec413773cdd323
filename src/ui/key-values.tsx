import { Text, View } from '@tarojs/components'

export interface KeyValue { label: string; text: string; strong?: boolean; /** Link below the text. */ link?: string; onLink?: () => void; /** Link at the right: 复制. */ side?: string; onSide?: () => void }
export interface KeyValuesProps { items: KeyValue[] }

export function KeyValues({ items }: KeyValuesProps) {
  return (
    <View>
      {items.map((item) => (
        <View key={item.label} className="kv">
          <Text className="kv-name">{item.label}</Text>
          <View className={item.strong ? 'kv-text kv-strong' : 'kv-text'}>
            <View>{item.text}</View>
            {item.link ? <View className="kv-act" hoverClass="hover" aria-role="button" onClick={item.onLink}>{item.link}</View> : null}
          </View>
          {item.side ? <Text className="kv-side" aria-role="button" onClick={item.onSide}>{item.side}</Text> : null}
        </View>
      ))}
    </View>
  )
}
