import { View } from '@tarojs/components'
import type { ITouchEvent } from '@tarojs/components'

export interface MiniButtonProps { label: string; fill?: boolean; onTap: () => void }

/** Stops the tap: it sits in a row that is a target too. */
export function MiniButton({ label, fill, onTap }: MiniButtonProps) {
  const tap = (event: ITouchEvent) => {
    event.stopPropagation()
    onTap()
  }
  return (
    <View className="mini" hoverClass="hover" aria-role="button" onClick={tap}>
      <View className={fill ? 'mini-face mini-fill' : 'mini-face'}>{label}</View>
    </View>
  )
}
