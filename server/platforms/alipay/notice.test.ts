import { createSign, generateKeyPairSync } from 'node:crypto'
import type { AlipaySettings } from '../settings'
import { alipayClient } from './client'
import { readNotice } from './notice'

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
const app = keyPair()
const alipay = keyPair()
const stranger = keyPair()

const settings: AlipaySettings = { gateway: 'http://127.0.0.1:1/gateway.do', appId: '2021000000000001', sellerId: '2088000000000001', appPrivateKey: app.privateKey, alipayPublicKey: alipay.publicKey }
const client = alipayClient(settings)
const fields: Record<string, string> = {
  notify_time: '2026-11-24 09:30:00', notify_type: 'trade_status_sync', notify_id: 'n1', app_id: settings.appId, charset: 'utf-8', version: '1.0',
  trade_no: '2026112422001', out_trade_no: '2026112409300112345678', seller_id: settings.sellerId, trade_status: 'TRADE_SUCCESS',
  total_amount: '38.40', gmt_payment: '2026-11-24 09:29:58', subject: '水费，100% 准', body: '',
}

function aNotice(changed: Record<string, string> = {}, { key = alipay.privateKey, signType = 'RSA2', after = {} as Record<string, string> } = {}) {
  const sent = { ...fields, ...changed }
  const text = Object.keys(sent).sort().map((name) => `${name}=${sent[name]}`).join('&')
  const sign = createSign(signType === 'RSA' ? 'RSA-SHA1' : 'RSA-SHA256').update(text, 'utf8').sign(key, 'base64')
  return { headers: {}, rawBody: Buffer.from(new URLSearchParams({ ...sent, ...after, sign_type: signType, sign }).toString()) }
}
const read = (notice: ReturnType<typeof aNotice>) => readNotice(client, notice)

describe('notices of Alipay', () => {
  test('a genuine one gives the payment in fen, also with a percent sign in a value', () => {
    expect(read(aNotice())).toEqual({
      kind: 'payment', orderNumber: '2026112409300112345678', platformNumber: '2026112422001', amountInFen: 3840, paidAt: new Date('2026-11-24T01:29:58Z'),
    })
  })

  test('a trade that can no longer be refunded is paid as well', () => {
    expect(read(aNotice({ trade_status: 'TRADE_FINISHED' })).kind).toBe('payment')
  })

  test('signed by a stranger, changed after signing, or signed with SHA-1, it is forged', () => {
    expect(read(aNotice({}, { key: stranger.privateKey }))).toEqual({ kind: 'forged', why: 'signature' })
    expect(read(aNotice({}, { after: { total_amount: '0.01' } }))).toEqual({ kind: 'forged', why: 'signature' })
    expect(read(aNotice({}, { signType: 'RSA' }))).toEqual({ kind: 'forged', why: 'sign-type' })
  })

  test('for another app or another seller it is refused though it is genuine', () => {
    expect(read(aNotice({ app_id: '2021000000000002' }))).toEqual({ kind: 'forged', why: 'another-merchant' })
    expect(read(aNotice({ seller_id: '2088000000000002' }))).toEqual({ kind: 'forged', why: 'another-merchant' })
  })

  test('a refund comes as another TRADE_SUCCESS and is not a second payment', () => {
    expect(read(aNotice({ refund_fee: '38.40', gmt_refund: '2026-11-25 10:00:00', out_biz_no: 'r1' }))).toEqual({ kind: 'other', what: 'refund' })
  })

  test('a trade that closed unpaid is other news', () => {
    expect(read(aNotice({ trade_status: 'TRADE_CLOSED' }))).toEqual({ kind: 'other', what: 'TRADE_CLOSED' })
  })

  test('an amount with a fraction of a fen is never believed', () => {
    expect(read(aNotice({ total_amount: '38.405' }))).toEqual({ kind: 'forged', why: 'facts-missing' })
  })

  test('rubbish is forged', () => {
    expect(read({ headers: {}, rawBody: Buffer.from('{"a":1}') })).toEqual({ kind: 'forged', why: 'sign-type' })
  })
})
