import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export interface CardProps { children?: ReactNode; /** Rows bring their own height: less padding. */ rows?: boolean; /** No padding at all. */ flat?: boolean }

/** White on the grey desk: no border, no shadow. For hubs and results. */
export function Card({ children, rows, flat }: CardProps) {
  return <View className={flat ? 'card card-flat' : rows ? 'card card-rows' : 'card'}>{children}</View>
}
