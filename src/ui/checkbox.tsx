import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'

export interface CheckboxProps { checked: boolean; /** Ticked by our data (免带): green, and not to be changed. */ given?: boolean; label?: string; onChange?: (checked: boolean) => void; children?: ReactNode }

/** The whole line is the target. */
export function Checkbox({ checked, given, label, onChange, children }: CheckboxProps) {
  return (
    <View className="check" aria-role="checkbox" aria-checked={checked ? 'true' : 'false'} aria-label={label} onClick={given ? undefined : () => onChange?.(!checked)}>
      <View className={given ? 'check-box check-given' : checked ? 'check-box check-on' : 'check-box'}><Icon name="check" size={14} /></View>
      <View className="grow">{children ?? label}</View>
    </View>
  )
}
