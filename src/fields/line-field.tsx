import NutInput from '@nutui/nutui-react-taro/dist/es/packages/input'
import '@nutui/nutui-react-taro/dist/es/packages/input/style/css'
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

/** One line to type in. */
export function LineField({ input, value, problem, onChange, keyboard = 'text', maxLength = MAX_LENGTH, tidy = (typed) => typed }: LineFieldProps) {
  return (
    <FieldFrame input={input} problem={problem}>
      <NutInput
        className="field-line" type={keyboard as 'text'} value={value} maxLength={maxLength} placeholder={placeholderWords(input)} aria-label={input.label}
        onChange={(typed: string) => onChange(tidy(typed))}
      />
    </FieldFrame>
  )
}
