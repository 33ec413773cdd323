import type { FieldProblem } from '#contract/fields/check'
import type { Input } from '#contract/tile/input'

/** What every field kind is drawn with. The value is always text, as it travels. */
export interface FieldProps {
  input: Input
  value: string
  problem?: FieldProblem
  onChange: (value: string) => void
}
