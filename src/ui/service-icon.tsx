import { View } from '@tarojs/components'
import { classNames } from './class-names'

export interface ServiceIconProps {
  /** A name of the duotone list in scripts/icons.json; an unknown one shows the four squares. */
  name: string
  /** Without it: 32, or 44 in 长辈版. */
  size?: 24 | 28 | 38
  className?: string
}

/** A service's icon in two tones of the city's colour: one node. */
export function ServiceIcon({ name, size, className }: ServiceIconProps) {
  return <View className={classNames('duo', `d-${name}`, size && `d${size}`, className)} aria-hidden="true" />
}
