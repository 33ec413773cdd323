import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { ServiceIcon } from './service-icon'
import type { Tone } from './tone'

export interface ListRowProps {
  title: string
  sub?: string
  /** A third line: hours below an address. */
  sub2?: string
  /** Title in normal weight: settings and links. */
  plain?: boolean
  /** Outline icon on a tint, or with `bare` without one. */
  icon?: string
  bare?: boolean
  tone?: Tone
  /** A service's two-tone icon. */
  service?: string
  /** Own lead: a DayBlock. */
  lead?: ReactNode
  /** Beside the title: a StatusTag. */
  tag?: ReactNode
  value?: string
  /** Below the value: its state. */
  valueTag?: ReactNode
  /** Value as a fact (amount), not as a hint. */
  valueStrong?: boolean
  /** At the right instead of value and chevron: a MiniButton. */
  action?: ReactNode
  onTap?: () => void
}

function Lead({ icon, bare, tone, service, lead }: ListRowProps) {
  if (lead) return <View className="item-lead">{lead}</View>
  if (service) return <View className="item-lead"><ServiceIcon name={service} size={28} /></View>
  if (!icon) return null
  if (bare) return <View className="item-lead item-icon"><Icon name={icon} /></View>
  return <View className={`item-lead item-box${tone && tone !== 'brand' ? ` item-box-${tone}` : ''}`}><Icon name={icon} size={24} /></View>
}

/** The whole row is the target. */
export function ListRow(props: ListRowProps) {
  const { title, sub, sub2, plain, tag, value, valueStrong, valueTag, action, onTap } = props
  return (
    <View className={classNames('item', !sub && 'item-one', valueStrong && 'item-money')} hoverClass={onTap ? 'hover' : 'none'} aria-role={onTap ? 'button' : undefined} onClick={onTap}>
      <Lead {...props} />
      <View className="item-text">
        <View className="row wrap">
          <Text className={plain ? 'item-title item-plain' : 'item-title'}>{title}</Text>
          {tag}
        </View>
        {sub ? <View className="sub">{sub}</View> : null}
        {sub2 ? <View className="sub">{sub2}</View> : null}
      </View>
      {value ? <View className={valueStrong ? 'item-value item-strong' : 'item-value'}>{value}{valueTag ? <View>{valueTag}</View> : null}</View> : null}
      {action ?? (onTap ? <Icon name="chevron-right" size={16} className="item-go" /> : null)}
    </View>
  )
}
