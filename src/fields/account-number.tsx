import { LineField } from './line-field'
import type { FieldProps } from './field-props'

const tidy = (typed: string) => typed.replace(/[\s-]/g, '')

export const AccountNumberField = (props: FieldProps) => <LineField {...props} maxLength={32} tidy={tidy} />
