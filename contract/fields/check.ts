/** Checks one filled-in value by its field's kind. Pure and without TypeBox, because the app carries it. */
import { isIdNumber, isMobile } from '../codes'
import { isDate } from '../dates'
import type { Condition, Input } from '../tile/input'
import type { Static } from '@sinclair/typebox'
import type { FieldKind } from './kinds'

/** Why a value does not fit; the words are in src/words. */
export type FieldProblem = 'missing' | 'wrong-form' | 'wrong-checksum' | 'not-an-option' | 'too-long'

type KindCheck = (value: string, input: Input) => FieldProblem | null

const MAX_LENGTH = 64

const byPattern = (pattern: RegExp): KindCheck => (value) => (pattern.test(value) ? null : 'wrong-form')

const checks: Record<FieldKind, KindCheck> = {
  text: (value, input) => (input.pattern && !new RegExp(`^(?:${input.pattern})$`).test(value) ? 'wrong-form' : null),
  'person-name': byPattern(/^[\u4e00-\u9fff·]{2,30}$|^[A-Za-z][A-Za-z .'-]{1,59}$/),
  'id-number': (value) => (!/^\d{17}[\dXx]$/.test(value) ? 'wrong-form' : isIdNumber(value.toUpperCase()) ? null : 'wrong-checksum'),
  mobile: (value) => (isMobile(value) ? null : 'wrong-form'),
  choice: (value, input) => (input.options?.some((option) => option.value === value) ? null : 'not-an-option'),
  date: (value) => (isDate(value) ? null : 'wrong-form'),
  plate: byPattern(/^[\u4e00-\u9fff][A-Z][A-HJ-NP-Z0-9]{5,6}$/),
  'account-number': byPattern(/^[0-9A-Za-z]{4,32}$/),
}

/** What is wrong with one value, or null. An empty optional field is right. */
export function checkField(input: Input, value: string | undefined): FieldProblem | null {
  const filled = value?.trim() ?? ''
  if (!filled) return input.required ? 'missing' : null
  if (filled.length > MAX_LENGTH) return 'too-long'
  return checks[input.kind](filled, input)
}

/** Whether a field is shown, given what is filled in so far. */
export function isShown(condition: Static<typeof Condition> | undefined, values: Record<string, string>): boolean {
  if (!condition) return true
  const value = values[condition.field] ?? ''
  if (condition.is === 'filled') return value !== ''
  return (value === condition.value) === (condition.is === 'equal')
}

/** Every shown field that does not fit, by its key. Empty when all is well. */
export function checkInputs(inputs: Input[], values: Record<string, string>): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {}
  for (const input of inputs) {
    if (!isShown(input.showIf, values)) continue
    const problem = checkField(input, values[input.key])
    if (problem) problems[input.key] = problem
  }
  return problems
}
