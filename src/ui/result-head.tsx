import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'

export interface ResultHeadProps { face: 'ok' | 'wait' | 'none'; title: string; line?: string; children?: ReactNode }

const icons = { ok: 'check', wait: 'clock', none: 'minus' }

/** The word of a result with its mark; never a green tick before the server has the fact. */
export function ResultHead({ face, title, line, children }: ResultHeadProps) {
  return (
    <View className="result">
      <View className={`result-mark result-${face}`}><Icon name={icons[face]} /></View>
      <View className="t1">{title}</View>
      {children}
      {line ? <View className="b ink7" style={{ marginTop: '6PX' }}>{line}</View> : null}
    </View>
  )
}
