import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Key = { kind: 'key'; key: Buffer } | { kind: 'wrong'; why: string }

const BYTES = 32

/** The given key; without one, and only outside production, a key made at first run beside the data. */
export function personalDataKey(given: string | undefined, keysDir: string | undefined): Key {
  if (given) return decoded(given, 'PERSONAL_DATA_KEY')
  if (!keysDir) return { kind: 'wrong', why: 'PERSONAL_DATA_KEY is not set (32 bytes, Base64)' }
  const file = join(keysDir, 'keys.json')
  if (existsSync(file)) return fromFile(file)
  const key = randomBytes(BYTES)
  mkdirSync(keysDir, { recursive: true })
  writeFileSync(file, `${JSON.stringify({ personalDataKey: key.toString('base64') }, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return { kind: 'key', key }
}

function fromFile(file: string): Key {
  try {
    return decoded(String((JSON.parse(readFileSync(file, 'utf8')) as { personalDataKey?: string }).personalDataKey), file)
  } catch {
    return { kind: 'wrong', why: `${file} is damaged; without it the stored personal values cannot be read` }
  }
}

function decoded(text: string, where: string): Key {
  const key = Buffer.from(text, 'base64')
  return key.length === BYTES ? { kind: 'key', key } : { kind: 'wrong', why: `${where}: the key must be 32 bytes in Base64` }
}
