import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import { problemWords } from '../words/fields'
import type { FieldProps } from './field-props'
import './fields.scss'

/** Label above, help below, and below that what is wrong. */
export function FieldFrame({ input, problem, children }: Pick<FieldProps, 'input' | 'problem'> & { children: ReactNode }) {
  return (
    <View className={classNames('field', problem && 'field-bad')}>
      <View className="field-label">
        {input.label}
        {input.required ? null : <Text className="field-optional">可不填</Text>}
      </View>
      {children}
      {problem ? <View className="field-problem" aria-role="alert">{problemWords(input, problem)}</View> : null}
      {input.help && !problem ? <View className="field-help">{input.help}</View> : null}
    </View>
  )
}
