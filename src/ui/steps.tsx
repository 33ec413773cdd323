import { Text, View } from '@tarojs/components'

export interface StepsProps {
  /** What is done now: "选时间". */
  title: string
  /** From 1. */
  current: number
  total: number
  /** The service, at the right. */
  what?: string
}

export function Steps({ title, current, total, what }: StepsProps) {
  return (
    <View className="steps">
      <View className="row">
        <Text className="b bs nowrap">{title}</Text>
        <Text className="steps-of">{`第 ${current} 步，共 ${total} 步`}</Text>
        {what ? <Text className="steps-what">{what}</Text> : null}
      </View>
      <View className="steps-bars" aria-hidden="true">
        {Array.from({ length: total }, (_, i) => <View key={i} className={i < current ? 'steps-bar steps-bar-on' : 'steps-bar'} />)}
      </View>
    </View>
  )
}
