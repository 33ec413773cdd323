/**
 * Cuts a text to what a subscription message takes (platforms.md §3.1). Counted by code point: a cut in the
 * middle of one would be sent as a broken character. Alipay publishes no table, so it gets the same limits.
 */
export const valueKinds = ['thing', 'number', 'letter', 'symbol', 'character_string', 'time', 'date', 'amount', 'phone_number', 'car_number', 'name', 'phrase'] as const
export type ValueKind = (typeof valueKinds)[number]

interface Limit {
  length: number
  /** What may not stay in it. */
  drop?: RegExp
}

const limits: Record<ValueKind, Limit> = {
  thing: { length: 20 },
  number: { length: 32, drop: /[^\d.]/g },
  letter: { length: 32, drop: /[^A-Za-z]/g },
  symbol: { length: 5 },
  character_string: { length: 32, drop: /[^\x21-\x7e]/g },
  time: { length: 32 },
  date: { length: 32 },
  amount: { length: 13 },
  phone_number: { length: 17, drop: /[^\d+() -]/g },
  car_number: { length: 8 },
  name: { length: 10 },
  phrase: { length: 5, drop: /[^\u4e00-\u9fff]/g },
}

/** A name without any Han character may be twice as long. */
const lengthOf = (kind: ValueKind, text: string) => (kind === 'name' && !/[^\x20-\x7e]/.test(text) ? 20 : limits[kind].length)

/** The text as the template takes it; "thing" and its like show "…" where words were lost. */
export function fitValue(kind: ValueKind, value: string): string {
  const { drop } = limits[kind]
  const oneLine = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
  const points = [...(drop ? oneLine.replace(drop, '') : oneLine)]
  const length = lengthOf(kind, points.join(''))
  if (points.length <= length) return points.join('')
  return kind === 'thing' ? `${points.slice(0, length - 1).join('')}…` : points.slice(0, length).join('')
}

/** "character_string4" → "character_string": WeChat's data keys carry their kind. */
export function kindOfKey(key: string): ValueKind {
  const kind = key.replace(/\d+$/, '')
  if (!(valueKinds as readonly string[]).includes(kind)) throw new RangeError(`no such kind of template value: ${key}`)
  return kind as ValueKind
}
