import { LineField } from './line-field'
import type { FieldProps } from './field-props'

export const PersonNameField = (props: FieldProps) => <LineField {...props} maxLength={60} />
