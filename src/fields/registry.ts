import type { ComponentType } from 'react'
import type { FieldKind } from '#contract/fields/kinds'
import { AccountNumberField } from './account-number'
import { ChoiceField } from './choice'
import { DateField } from './date'
import type { FieldProps } from './field-props'
import { IdNumberField } from './id-number'
import { MobileField } from './mobile'
import { PersonNameField } from './person-name'
import { PlateField } from './plate'
import { TextField } from './text'

/** A kind of the contract without a field here does not compile. */
export const fields: Record<FieldKind, ComponentType<FieldProps>> = {
  text: TextField,
  'person-name': PersonNameField,
  'id-number': IdNumberField,
  mobile: MobileField,
  choice: ChoiceField,
  date: DateField,
  plate: PlateField,
  'account-number': AccountNumberField,
}
