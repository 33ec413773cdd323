import { View } from '@tarojs/components'
import { Button } from './button'
import { Icon } from './icon'

export interface EmptyStateProps { icon?: string; title: string; line?: string; action?: string; onAction?: () => void }

/** A line drawing, one sentence, one action. Stands in a Card or on white. */
export function EmptyState({ icon = 'clipboard-check', title, line, action, onAction }: EmptyStateProps) {
  return (
    <View className="empty">
      <View className="empty-art" aria-hidden="true"><View className="empty-hill" /><Icon name={icon} /></View>
      <View className="t2">{title}</View>
      {line ? <View className="sub">{line}</View> : null}
      {action && onAction ? <Button label={action} kind="line" small onTap={onAction} /> : null}
    </View>
  )
}
