/** Alipay keeps 200 KB a key, WeChat 1 MB; UTF-8 needs up to three bytes a character. */
const MAX_CHARACTERS = 64_000

/** The JSON of a value when every host can keep it, else null. */
export function keepable(value: unknown): string | null {
  const text = JSON.stringify(value)
  return text !== undefined && text.length <= MAX_CHARACTERS ? text : null
}

/** The value back; undefined for anything we did not write. */
export function revive<T>(text: unknown): T | undefined {
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
