/** The identities and keys of both platforms and of the city's accounts there, made once and kept beside the books. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, randomInt, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Numbers under 9901 were never issued to anybody, so that a sandbox identity is known on sight; the public key says SANDBOX, which production refuses. */
export const identities = {
  wechatAppId: 'wx9901000000000001',
  merchantId: '1900990101',
  alipayAppId: '2021990100000001',
  alipaySellerId: '2088990100000001',
} as const

interface KeyFile {
  wechatAppSecret: string
  apiV3Key: string
  merchantSerial: string
  payPublicKeyId: string
  /** PEM, PKCS8. */
  merchant: string
  wechatPay: string
  alipayApp: string
  alipay: string
}

export interface Keys {
  wechatAppSecret: string
  apiV3Key: string
  merchantSerial: string
  payPublicKeyId: string
  /** The merchant signs requests and paySign; the sandbox only checks them. */
  merchantPublic: KeyObject
  wechatPayPrivate: KeyObject
  alipayAppPublic: KeyObject
  alipayPrivate: KeyObject
  /** A stranger's key, for forged notices. */
  strangerPrivate: KeyObject
  /** What the city's server gets. */
  secretsOfCity: Record<string, string>
}

const newPrivateKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
const digits = (length: number) => Array.from({ length }, () => randomInt(10)).join('')

function makeKeyFile(): KeyFile {
  return {
    wechatAppSecret: randomBytes(16).toString('hex'),
    apiV3Key: randomBytes(16).toString('hex'),
    merchantSerial: randomBytes(20).toString('hex').toUpperCase(),
    payPublicKeyId: `PUB_KEY_ID_SANDBOX_9901${digits(16)}`,
    merchant: newPrivateKey(),
    wechatPay: newPrivateKey(),
    alipayApp: newPrivateKey(),
    alipay: newPrivateKey(),
  }
}

function readOrMake(dataDir?: string): KeyFile {
  if (!dataDir) return makeKeyFile()
  const file = join(dataDir, 'keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as KeyFile
  mkdirSync(dataDir, { recursive: true })
  const made = makeKeyFile()
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  return made
}

const publicPem = (privatePem: string) => createPublicKey(privatePem).export({ type: 'spki', format: 'pem' }) as string

export function openKeys(dataDir?: string): Keys {
  const file = readOrMake(dataDir)
  return {
    wechatAppSecret: file.wechatAppSecret,
    apiV3Key: file.apiV3Key,
    merchantSerial: file.merchantSerial,
    payPublicKeyId: file.payPublicKeyId,
    merchantPublic: createPublicKey(file.merchant),
    wechatPayPrivate: createPrivateKey(file.wechatPay),
    alipayAppPublic: createPublicKey(file.alipayApp),
    alipayPrivate: createPrivateKey(file.alipay),
    strangerPrivate: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    secretsOfCity: {
      WECHAT_APP_ID: identities.wechatAppId,
      WECHAT_APP_SECRET: file.wechatAppSecret,
      WECHAT_PAY_MERCHANT_ID: identities.merchantId,
      WECHAT_PAY_MERCHANT_SERIAL: file.merchantSerial,
      WECHAT_PAY_MERCHANT_PRIVATE_KEY: file.merchant,
      WECHAT_PAY_PUBLIC_KEY_ID: file.payPublicKeyId,
      WECHAT_PAY_PUBLIC_KEY: publicPem(file.wechatPay),
      WECHAT_PAY_API_V3_KEY: file.apiV3Key,
      ALIPAY_APP_ID: identities.alipayAppId,
      ALIPAY_SELLER_ID: identities.alipaySellerId,
      ALIPAY_APP_PRIVATE_KEY: file.alipayApp,
      ALIPAY_PUBLIC_KEY: publicPem(file.alipay),
    },
  }
}
