/** WeChat Pay v3: requests are signed by the merchant, answers and notices by WeChat Pay, notices sealed with the APIv3 key. */
import { createCipheriv, createSign, createVerify, type KeyObject } from 'node:crypto'
import { randomText } from '../ids'
import { identities, type Keys } from '../keys'
import { signError } from './refusal'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
const MAX_SKEW_SECONDS = 300

export const wallSeconds = () => Math.floor(Date.now() / 1000)
const lines = (...parts: (string | number)[]) => parts.map((part) => `${part}\n`).join('')

export interface SignedRequest { method: string; /** Path with query, as sent. */ target: string; authorization: string | undefined; serial: string | undefined; body: string }

/** Throws the 401 that WeChat Pay would answer. Clocks are compared in real time, whatever the virtual clock says. */
export function checkRequest(keys: Keys, { method, target, authorization, serial, body }: SignedRequest): void {
  if (!authorization?.startsWith(`${SCHEME} `)) throw signError('Authorization 的认证类型不正确')
  const part = Object.fromEntries([...authorization.slice(SCHEME.length).matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  if (part.mchid !== identities.merchantId) throw signError('商户号不正确')
  if (part.serial_no !== keys.merchantSerial) throw signError('商户证书序列号有误')
  if (!/^\d{10}$/.test(part.timestamp ?? '') || Math.abs(wallSeconds() - Number(part.timestamp)) > MAX_SKEW_SECONDS) throw signError('Http头Authorization值中的timestamp与发起请求的时间不得超过5分钟')
  if (!part.nonce_str) throw signError('Http头Authorization缺少nonce_str')
  const text = lines(method, target, part.timestamp, part.nonce_str, body)
  if (!createVerify('RSA-SHA256').update(text).verify(keys.merchantPublic, part.signature ?? '', 'base64')) throw signError('签名错误，请检查后再试')
  if (serial && serial !== keys.payPublicKeyId) throw signError('Wechatpay-Serial 不是本商户的微信支付公钥ID')
}

/** The four headers of an answer or a notice. */
export function signatureHeaders(keys: Keys, body: string, privateKey: KeyObject = keys.wechatPayPrivate): Record<string, string> {
  const timestamp = wallSeconds()
  const nonce = randomText(32)
  return {
    'Wechatpay-Timestamp': String(timestamp),
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': keys.payPublicKeyId,
    'Wechatpay-Signature': createSign('RSA-SHA256').update(lines(timestamp, nonce, body)).sign(privateKey, 'base64'),
    'Wechatpay-Signature-Type': SCHEME,
  }
}

/** AEAD_AES_256_GCM: Base64 of the cipher text followed by its 16-byte tag. */
export function seal(keys: Keys, plain: string, associated: string): { ciphertext: string; nonce: string } {
  const nonce = randomText(12)
  const cipher = createCipheriv('aes-256-gcm', keys.apiV3Key, nonce).setAAD(Buffer.from(associated))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { ciphertext: sealed.toString('base64'), nonce }
}

export interface PaySign { appId: string; timeStamp: string; nonceStr: string; package: string; paySign: string }

/** What the WeChat client checks before it opens the cashier. */
export function isPaySign(keys: Keys, { appId, timeStamp, nonceStr, package: bundle, paySign }: PaySign): boolean {
  return createVerify('RSA-SHA256').update(lines(appId, timeStamp, nonceStr, bundle)).verify(keys.merchantPublic, paySign, 'base64')
}
