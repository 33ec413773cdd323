import { LineField } from './line-field'
import type { FieldProps } from './field-props'

export const TextField = (props: FieldProps) => <LineField {...props} />
