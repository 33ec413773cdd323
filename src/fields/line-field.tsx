import NutInput from '@nutui/nutui-react-taro/dist/es/packages/input'
import '@nutui/nutui-react-taro/dist/es/packages/input/style/css'
import { View } from '@tarojs/components'
import { placeholderWords } from '../words/fields'
import { FieldFrame } from './field-frame'
import type { FieldProps } from './field-props'

export interface LineFieldProps extends FieldProps {
  /** Which keyboard the phone opens. */
  keyboard?: 'text' | 'number' | 'digit' | 'idcard'
  maxLength?: number
  /** What is kept of what is typed: upper case, digits only. */
  tidy?: (typed: string) => string
}

const MAX_LENGTH = 64

/** NutUI draws an icon for clearing even where nothing can be cleared, as an <i> that mini-programs do not know. */
const noIcon = <View />

/** One line to type in. */
export function LineField({ input, value, problem, onChange, keyboard = 'text', maxLength = MAX_LENGTH, tidy = (typed) => typed }: LineFieldProps) {
  return (
    <FieldFrame input={input} problem={problem}>
      <NutInput
        className="field-line" type={keyboard as 'text'} value={value} maxLength={maxLength} placeholder={placeholderWords(input)} aria-label={input.label} clearIcon={noIcon}
        onChange={(typed: string) => onChange(tidy(typed))}
      />
    </FieldFrame>
  )
}
