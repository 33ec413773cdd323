import { Text, View } from '@tarojs/components'
import { Icon } from './icon'

export interface TimelineItem { title: string; detail?: string; state: 'done' | 'now' | 'to-come'; /** "09:41:06", "进行中", "已问 2 次". */ when?: string }
export interface TimelineProps { steps: TimelineItem[] }

export function Timeline({ steps }: TimelineProps) {
  return (
    <View>
      {steps.map((step, i) => (
        <View key={i} className={`line-step line-step-${step.state}`}>
          <View className={`dot dot-${step.state}`}>{step.state === 'done' ? <Icon name="check" size={14} /> : null}</View>
          <View className="grow">
            <View className="row-top">
              <Text className="line-title">{step.title}</Text>
              {step.when ? <Text className="line-when">{step.when}</Text> : null}
            </View>
            {step.detail ? <View className="sub">{step.detail}</View> : null}
          </View>
        </View>
      ))}
    </View>
  )
}
