import { useState } from 'react'
import type { Me } from '#contract/api/identity'
import { checkInputs, isShown, type FieldProblem } from '#contract/fields/check'
import type { Input } from '#contract/tile/input'
import { openInputs } from './known-facts'

/** What is typed so far; it lives as long as its page and survives every error. */
export function useFields(inputs: Input[], me: Me | null) {
  const [values, setValues] = useState<Record<string, string>>({})
  const [problems, setProblems] = useState<Record<string, FieldProblem>>({})

  const change = (key: string, value: string) => {
    setValues((before) => ({ ...before, [key]: value }))
    setProblems(({ [key]: _mended, ...rest }) => rest)
  }

  /** True when all fits; otherwise the fields say what does not. */
  const check = (): boolean => {
    const found = checkInputs(openInputs(inputs, me, values), values)
    setProblems(found)
    return Object.keys(found).length === 0
  }

  const filled = Object.fromEntries(
    inputs.filter((input) => isShown(input.showIf, values) && values[input.key]?.trim()).map((input) => [input.key, values[input.key].trim()]),
  )

  /** Problems the server found, by key. */
  const refuse = (found: Record<string, string>) => setProblems(found as Record<string, FieldProblem>)

  return { values, filled, problems, change, check, refuse, forget: (key: string) => change(key, ''), somethingOpen: openInputs(inputs, me, values).length > 0 }
}

export type Fields = ReturnType<typeof useFields>
