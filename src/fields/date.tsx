import { Text, View } from '@tarojs/components'
import DatePicker from '@nutui/nutui-react-taro/dist/es/packages/datepicker'
import '@nutui/nutui-react-taro/dist/es/packages/datepicker/style/css'
import { useState } from 'react'
import { displayDate, isDate } from '#contract/dates'
import { Icon } from '../ui/icon'
import { FieldFrame } from './field-frame'
import type { FieldProps } from './field-props'

const FIRST_YEAR = 1900
const YEARS_AHEAD = 30

/** A day without a time: the phone's own zone plays no part, only year, month and day are read. */
const asDay = (date: string) => new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))

export function DateField({ input, value, problem, onChange }: FieldProps) {
  const [open, setOpen] = useState(false)
  const thisYear = new Date().getFullYear()
  return (
    <FieldFrame input={input} problem={problem}>
      <View className="field-pick" hoverClass="hover" aria-role="button" onClick={() => setOpen(true)}>
        <Text className={isDate(value) ? 'grow' : 'grow field-empty'}>{isDate(value) ? `${value.slice(0, 4)} 年 ${displayDate(value)}` : `请选${input.label}`}</Text>
        <Icon name="calendar" />
      </View>
      <DatePicker
        title={input.label} visible={open} showChinese threeDimensional={false}
        startDate={new Date(FIRST_YEAR, 0, 1)} endDate={new Date(thisYear + YEARS_AHEAD, 11, 31)} defaultValue={isDate(value) ? asDay(value) : new Date()}
        onConfirm={(_, values) => onChange(values.slice(0, 3).map((part) => String(part).padStart(2, '0')).join('-'))} onClose={() => setOpen(false)} onCancel={() => setOpen(false)}
      />
    </FieldFrame>
  )
}
