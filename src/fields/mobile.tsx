import { LineField } from './line-field'
import type { FieldProps } from './field-props'

/** Numbers are often pasted with spaces or dashes. */
const tidy = (typed: string) => typed.replace(/\D/g, '').slice(0, 11)

export const MobileField = (props: FieldProps) => <LineField {...props} keyboard="number" maxLength={13} tidy={tidy} />
