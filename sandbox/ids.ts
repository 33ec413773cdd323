/** Numbers in the shapes the platforms give them. */
import { randomBytes, randomInt } from 'node:crypto'

export const randomDigits = (length: number) => Array.from({ length }, () => randomInt(10)).join('')

/** Letters and digits only, as WeChat's codes and nonces are. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) text += randomBytes(length).toString('base64').replace(/[^0-9A-Za-z]/g, '')
  return text.slice(0, length)
}

const BEIJING_OFFSET_MS = 8 * 3_600_000
const beijing = (instant: Date) => new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString()

/** "2026-11-21T09:41:00+08:00": how WeChat Pay writes instants. */
export const beijingRfc3339 = (instant: Date) => `${beijing(instant).slice(0, 19)}+08:00`
/** "2026-11-21 09:41:00": how Alipay writes them, in Beijing time. */
export const beijingText = (instant: Date) => beijing(instant).slice(0, 19).replace('T', ' ')
/** "20261121". */
export const beijingDay = (instant: Date) => beijing(instant).slice(0, 10).replaceAll('-', '')
