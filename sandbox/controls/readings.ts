/** Values of control calls, checked with a sentence that says what would be right. */
export const controlRefusal = (why: string): Error => Object.assign(new Error(why), { statusCode: 400 })

export function oneOf<T extends string>(what: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (!found) throw controlRefusal(`${what} must be one of ${allowed.join(', ')}; it is ${JSON.stringify(value)}`)
  return found
}

export function optionalCount(what: string, value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (!Number.isInteger(value) || (value as number) < 0) throw controlRefusal(`${what} must be a whole number from 0; it is ${JSON.stringify(value)}`)
  return value as number
}

export function optionalText(what: string, value: unknown): string | undefined {
  if (value !== undefined && typeof value !== 'string') throw controlRefusal(`${what} must be a text; it is ${JSON.stringify(value)}`)
  return value
}
