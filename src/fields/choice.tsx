import { Text, View } from '@tarojs/components'
import Picker from '@nutui/nutui-react-taro/dist/es/packages/picker'
import '@nutui/nutui-react-taro/dist/es/packages/picker/style/css'
import { useState } from 'react'
import { Icon } from '../ui/icon'
import { FieldFrame } from './field-frame'
import type { FieldProps } from './field-props'

/** Up to here all options stand on the page: one tap instead of three. */
const MOST_ON_PAGE = 5

function Options({ input, value, onChange }: FieldProps) {
  return (
    <View className="choices" aria-role="radiogroup">
      {input.options?.map((option) => (
        <View key={option.value} className={option.value === value ? 'choice choice-on' : 'choice'} hoverClass="hover" aria-role="radio" aria-checked={option.value === value ? 'true' : 'false'} onClick={() => onChange(option.value)}>
          {option.label}
        </View>
      ))}
    </View>
  )
}

function Wheel({ input, value, onChange }: FieldProps) {
  const [open, setOpen] = useState(false)
  const chosen = input.options?.find((option) => option.value === value)
  return (
    <>
      <View className="field-pick" hoverClass="hover" aria-role="button" onClick={() => setOpen(true)}>
        <Text className={chosen ? 'grow' : 'grow field-empty'}>{chosen?.label ?? `请选${input.label}`}</Text>
        <Icon name="chevron-down" size={16} />
      </View>
      <Picker
        title={input.label} visible={open} options={[input.options ?? []]} value={[value]}
        onConfirm={(_, values) => onChange(String(values[0]))} onClose={() => setOpen(false)} onCancel={() => setOpen(false)}
      />
    </>
  )
}

export function ChoiceField(props: FieldProps) {
  const few = (props.input.options?.length ?? 0) <= MOST_ON_PAGE
  return <FieldFrame input={props.input} problem={props.problem}>{few ? <Options {...props} /> : <Wheel {...props} />}</FieldFrame>
}
