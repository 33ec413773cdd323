import { LineField } from './line-field'
import type { FieldProps } from './field-props'

const tidy = (typed: string) => typed.replace(/[\s·.]/g, '').toUpperCase()

export const PlateField = (props: FieldProps) => <LineField {...props} maxLength={10} tidy={tidy} />
