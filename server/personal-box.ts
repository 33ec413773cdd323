/** Personal values at rest: AES-256-GCM with a key that never enters the database, found again by HMAC. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export interface PersonalBox {
  encrypt(text: string): Buffer
  decrypt(sealed: Uint8Array): string
  /** The same value gives the same fingerprint; the value cannot be tried out without the key. */
  fingerprint(text: string): string
}

const FORMAT = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function personalBox(key: Buffer): PersonalBox {
  if (key.length !== 32) throw new Error('PERSONAL_DATA_KEY must be 32 bytes')
  const part = (use: string) => Buffer.from(hkdfSync('sha256', key, '', use, 32))
  const sealKey = part('seal')
  const fingerprintKey = part('fingerprint')
  return {
    encrypt(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), body])
    },
    decrypt(sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== FORMAT) throw new Error('not a sealed value')
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(1, 1 + NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
    },
    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text, 'utf8').digest('hex'),
  }
}
