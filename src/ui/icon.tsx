import { View } from '@tarojs/components'
import { classNames } from './class-names'

export interface IconProps {
  /** A name of scripts/icons.json; an unknown one shows the four squares. */
  name: string
  /** Without it: 20, or 28 in 长辈版. */
  size?: 14 | 16 | 18 | 24 | 28
  className?: string
}

/** An outline in the colour of the text around it. Never alone: a word stands beside it. */
export function Icon({ name, size, className }: IconProps) {
  return <View className={classNames('i', `i-${name}`, size && `i${size}`, className)} aria-hidden="true" />
}
