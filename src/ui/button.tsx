import { Text, View } from '@tarojs/components'
import { classNames } from './class-names'
import { Icon } from './icon'

export interface ButtonProps {
  /** A verb with its object; when disabled, the reason ("请先选时间"). */
  label: string
  kind?: 'primary' | 'soft' | 'line' | 'text' | 'danger'
  icon?: string
  /** 44 high, in cards. */
  small?: boolean
  disabled?: boolean
  /** While set the label is this ("正在提交…") and taps do nothing. */
  busy?: string | false
  onTap: () => void
}

export function Button({ label, kind = 'primary', icon, small, disabled, busy, onTap }: ButtonProps) {
  const still = disabled || Boolean(busy)
  const looks = classNames('btn', `btn-${kind}`, small && 'btn-small', disabled && 'btn-off')
  return (
    <View className={looks} hoverClass={still ? 'none' : 'btn-hover'} aria-role="button" aria-label={busy || label} aria-disabled={still ? 'true' : 'false'} onClick={still ? undefined : onTap}>
      {icon && !busy ? <Icon name={icon} /> : null}
      <Text>{busy || label}</Text>
    </View>
  )
}
