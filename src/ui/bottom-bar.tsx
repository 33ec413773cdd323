import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'

export interface BarAction { icon: string; label: string; on?: boolean; onTap: () => void }
export interface BottomBarProps {
  /** Up to two icon-and-word actions at the left. */
  actions?: BarAction[]
  /** Or two lines that repeat the choice. */
  lead?: { title: string; line?: string }
  /** One Button, or two of the same width. */
  children: ReactNode
  two?: boolean
}

export function BottomBar({ actions = [], lead, children, two }: BottomBarProps) {
  const bare = actions.length === 0 && !lead
  return (
    <View className="bar">
      {actions.map((action, i) => (
        <View key={action.label} className={`bar-act${i === 0 ? ' bar-act-first' : ''}${action.on ? ' bar-act-on' : ''}`} hoverClass="hover" aria-role="button" onClick={action.onTap}>
          <Icon name={action.icon} />
          {action.label}
        </View>
      ))}
      {lead ? (
        <View className="bar-lead">
          <View className="b bs">{lead.title}</View>
          {lead.line ? <View className="sub">{lead.line}</View> : null}
        </View>
      ) : null}
      <View className={two ? 'bar-pair' : lead ? 'bar-go-narrow' : `bar-go${bare ? ' bar-go-first' : ''}`}>{children}</View>
    </View>
  )
}
