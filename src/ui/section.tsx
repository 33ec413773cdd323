import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export interface SectionProps { children?: ReactNode; /** A 10-px band of the desk above it. */ band?: boolean; rows?: boolean; /** For anchors. */ id?: string }

/** Full width, white, for reading and choosing. Do not mix with Card on one page. */
export function Section({ children, band, rows, id }: SectionProps) {
  return <View id={id} className={`section${band ? ' section-band' : ''}${rows ? ' section-rows' : ''}`}>{children}</View>
}
