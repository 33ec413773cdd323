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

/** A household for the water company: how much it used, latest month first. */
export function readMeter(body: Record<string, unknown>): { accountNo: string; holder: string; address: string; usage: number[] } {
  const { accountNo, usage } = body
  if (typeof accountNo !== 'string' || !/^\d{8,12}$/.test(accountNo)) throw controlRefusal(`accountNo must be 8 to 12 digits; it is ${JSON.stringify(accountNo)}`)
  if (!Array.isArray(usage) || !usage.every((tons) => Number.isInteger(tons) && tons > 0)) throw controlRefusal(`usage must be a list of tons, whole numbers from 1; it is ${JSON.stringify(usage)}`)
  return { accountNo, usage, holder: optionalText('holder', body.holder) ?? '张三', address: optionalText('address', body.address) ?? '新户 ***' }
}

export function optionalText(what: string, value: unknown): string | undefined {
  if (value !== undefined && typeof value !== 'string') throw controlRefusal(`${what} must be a text; it is ${JSON.stringify(value)}`)
  return value
}
