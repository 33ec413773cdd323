/** JSONata with the few words of our trade, bounded in time and depth: manifests come from people, not from us. */
import jsonata from 'jsonata'
import { isDate } from '#contract/dates'
import { fenFromYuan, yuanFromFen } from '#contract/money'

const LIMITS = { timeout: 1_000, stack: 200 }

export type Mapping = (input: unknown) => Promise<unknown>

/** Compiles an expression once. Throws when it is not JSONata. */
export function compileMapping(expression: string): Mapping {
  const compiled = jsonata(expression, LIMITS)
  for (const [name, word] of Object.entries(words)) compiled.registerFunction(name, word as (value: unknown) => unknown)
  return async (input) => plain(await compiled.evaluate(input))
}

const words: Record<string, (value: never) => unknown> = {
  /** "86412.57" → 8641257; a text that is no amount is a broken answer, not zero. */
  fen: (yuan: string | number) => {
    const amount = fenFromYuan(String(yuan))
    if (amount === null) throw new RangeError(`not an amount of yuan: ${typeof yuan}`)
    return amount
  },
  yuan: (fen: number) => yuanFromFen(fen),
  /** "20261105" → "2026-11-05". */
  day: (text: string) => {
    const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
    if (!isDate(day)) throw new RangeError('not a date of eight digits')
    return day
  },
}

/** JSONata marks its arrays with hidden members and says undefined for nothing; callers want plain JSON. */
function plain(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown)
}
