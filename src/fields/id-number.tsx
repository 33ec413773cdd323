import { LineField } from './line-field'
import type { FieldProps } from './field-props'

/** Some keyboards write the last letter small. */
const tidy = (typed: string) => typed.replace(/\s/g, '').toUpperCase()

export const IdNumberField = (props: FieldProps) => <LineField {...props} keyboard="idcard" maxLength={18} tidy={tidy} />
