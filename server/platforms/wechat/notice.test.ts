import { createCipheriv, createPrivateKey, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { WechatSettings } from '../settings'
import { payClient } from './pay-client'
import { readNotice } from './notice'

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
const merchant = keyPair()
const platform = keyPair()
const stranger = keyPair()
const NOW = Date.parse('2026-11-24T01:30:00Z')

const settings: WechatSettings = {
  apiBase: 'http://127.0.0.1:1', appId: 'wx-app', appSecret: 's', payBase: 'http://127.0.0.1:1', merchantId: '1900000001', merchantSerial: 'A1',
  merchantPrivateKey: merchant.privateKey, payPublicKeyId: 'PUB_KEY_ID_1', payPublicKey: platform.publicKey, apiV3Key: 'k'.repeat(32), miniProgramState: 'formal',
}
const client = payClient(settings)
const transaction = {
  appid: 'wx-app', mchid: '1900000001', out_trade_no: '2026112409300112345678', transaction_id: '4200001', trade_state: 'SUCCESS',
  success_time: '2026-11-24T09:29:58+08:00', amount: { total: 3840, payer_total: 3840, currency: 'CNY', payer_currency: 'CNY' },
}

function sealed(body: object, apiV3Key = settings.apiV3Key) {
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, 'nonce-of-12b')
  cipher.setAAD(Buffer.from('transaction'))
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(body), 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: 'transaction', nonce: 'nonce-of-12b', original_type: 'transaction' }
}

interface Bend {
  key?: KeyObject | string
  serial?: string
  at?: number
  event?: string
  apiV3Key?: string
  signature?: string
}
function aNotice(body: object = transaction, bend: Bend = {}) {
  const rawBody = Buffer.from(JSON.stringify({ id: 'n1', event_type: bend.event ?? 'TRANSACTION.SUCCESS', resource_type: 'encrypt-resource', resource: sealed(body, bend.apiV3Key) }))
  const timestamp = String(Math.floor((bend.at ?? NOW) / 1000))
  const key = bend.key ?? createPrivateKey(platform.privateKey)
  const signature = bend.signature ?? createSign('RSA-SHA256').update(`${timestamp}\nn\n${rawBody}\n`).sign(key, 'base64')
  const headers = { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': 'n', 'wechatpay-serial': bend.serial ?? 'PUB_KEY_ID_1', 'wechatpay-signature': signature }
  return { headers, rawBody }
}
const read = (notice: ReturnType<typeof aNotice>) => readNotice(client, notice, () => NOW)

describe('notices of WeChat Pay', () => {
  test('a genuine one gives the payment', () => {
    expect(read(aNotice())).toEqual({
      kind: 'payment', orderNumber: '2026112409300112345678', platformNumber: '4200001', amountInFen: 3840, paidAt: new Date('2026-11-24T01:29:58Z'),
    })
  })

  test.each<[string, Bend, string]>([
    ['signed by a stranger', { key: stranger.privateKey }, 'signature'],
    ['the signature probe of WeChat', { signature: `WECHATPAY/SIGNTEST/${'A'.repeat(320)}` }, 'signature'],
    ['with another serial', { serial: 'PUB_KEY_ID_2' }, 'unknown-serial'],
    ['ten minutes old', { at: NOW - 600_000 }, 'stale'],
    ['sealed with another key', { apiV3Key: 'x'.repeat(32) }, 'not-decryptable'],
  ])('one that is %s is forged', (_name, bend, why) => {
    expect(read(aNotice(transaction, bend))).toEqual({ kind: 'forged', why })
  })

  test('a changed byte of the body makes it forged', () => {
    const notice = aNotice()
    notice.rawBody[notice.rawBody.length - 3] ^= 1
    expect(read(notice)).toEqual({ kind: 'forged', why: 'signature' })
  })

  test('without the signature headers it is forged', () => {
    expect(read({ ...aNotice(), headers: {} as never })).toEqual({ kind: 'forged', why: 'headers-missing' })
  })

  test('one for another merchant or another app is refused though it is genuine', () => {
    expect(read(aNotice({ ...transaction, mchid: '1900000002' }))).toEqual({ kind: 'forged', why: 'another-merchant' })
    expect(read(aNotice({ ...transaction, appid: 'wx-other' }))).toEqual({ kind: 'forged', why: 'another-merchant' })
  })

  test('an amount that is not whole fen is never believed', () => {
    expect(read(aNotice({ ...transaction, amount: { total: 38.4, currency: 'CNY' } }))).toEqual({ kind: 'forged', why: 'facts-missing' })
  })

  test('news of a refund is not a payment', () => {
    expect(read(aNotice({ refund_status: 'SUCCESS' }, { event: 'REFUND.SUCCESS' }))).toEqual({ kind: 'other', what: 'REFUND.SUCCESS' })
  })
})
