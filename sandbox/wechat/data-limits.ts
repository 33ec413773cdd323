/** What the value of a template key may look like; the key's prefix tells. Counted in code points. */
const TIME = /([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?/.source
const DATE = /\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2})/.source
const range = (point: string) => new RegExp(`^${point}(\\s?~\\s?${point})?$`)

const PATTERNS: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  number: /^(?=.{1,32}$)\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: range(`(${DATE}\\s?)?${TIME}`),
  date: range(`${DATE}(\\s?${TIME})?`),
  amount: /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-()\s]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Z0-9]{1,8}$/u,
  name: /^(\p{Script=Han}{1,10}|[A-Za-z\s.·]{1,20}|[\p{Script=Han}A-Za-z\s.·]{1,10})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/

export function isWithinLimits(key: string, value: string): boolean {
  const pattern = PATTERNS[key.replace(/\d+$/, '')]
  return pattern !== undefined && !CONTROL.test(value) && pattern.test(value)
}
