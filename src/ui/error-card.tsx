import { Text, View } from '@tarojs/components'
import { Button } from './button'
import { Card } from './card'
import { Icon } from './icon'

export interface ErrorCardProps {
  /** What happened to the request: "还没有约上". */
  title: string
  /** What is kept. */
  kept?: string
  /** The other way: telephone or hall. */
  other?: string
  action?: string
  onAction?: () => void
  second?: string
  onSecond?: () => void
}

/** In the place of the content. */
export function ErrorCard({ title, kept, other, action, onAction, second, onSecond }: ErrorCardProps) {
  return (
    <Card>
      <View className="error-head" aria-role="alert"><Icon name="alert-circle" /><Text className="t2 grow">{title}</Text></View>
      {kept ? <View className="b ink7" style={{ marginTop: '6PX' }}>{kept}</View> : null}
      {other ? <View className="sub" style={{ marginTop: '6PX' }}>{other}</View> : null}
      {onAction || onSecond ? (
        <View className="error-acts">
          {second && onSecond ? <Button label={second} kind="soft" small onTap={onSecond} /> : null}
          {action && onAction ? <Button label={action} small onTap={onAction} /> : null}
        </View>
      ) : null}
    </Card>
  )
}
