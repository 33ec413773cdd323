/** The sandbox's WeChat Pay, judged by the library that real merchants use, and by OpenSSL. */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import { readCitizens } from '../../sandbox/world'
import { sandboxAtHand, type SandboxAtHand } from '../builders/sandbox-at-hand'

const [chen, lin] = readCitizens()
let at: SandboxAtHand
let client: ReturnType<typeof aClient>

interface Refused { response?: { status: number; headers: Record<string, string>; data: { code: string; message: string } }; code?: string }

function aClient(over: { privateKey?: string; serial?: string; timeout?: number } = {}) {
  const { named } = at
  return new Wechatpay({
    mchid: named.WECHAT_PAY_MERCHANT_ID, serial: over.serial ?? named.WECHAT_PAY_MERCHANT_SERIAL, privateKey: over.privateKey ?? named.WECHAT_PAY_MERCHANT_PRIVATE_KEY,
    timeout: over.timeout ?? 5000,
    certs: { [named.WECHAT_PAY_PUBLIC_KEY_ID]: named.WECHAT_PAY_PUBLIC_KEY }, baseURL: `${named.WECHAT_PAY_BASE}/`, headers: { 'Wechatpay-Serial': named.WECHAT_PAY_PUBLIC_KEY_ID },
  } as ConstructorParameters<typeof Wechatpay>[0])
}

beforeAll(async () => {
  at = await sandboxAtHand()
  client = aClient()
})
afterAll(() => at.close())
beforeEach(async () => {
  await at.post('/controls/reset')
  at.notices.length = 0
  Object.assign(at.answer, { status: 204, body: '' })
})

const aNumber = () => randomUUID().replaceAll('-', '')
const anOrder = (over: Record<string, unknown> = {}) => ({
  appid: at.named.WECHAT_APP_ID, mchid: at.named.WECHAT_PAY_MERCHANT_ID, description: '水费，2026 年 10 月', out_trade_no: aNumber(), notify_url: at.notifyUrl,
  amount: { total: 3840, currency: 'CNY' }, payer: { openid: chen.wechatOpenid }, ...over,
})
const create = async (order: object, by = client) => (await by.v3.pay.transactions.jsapi.post(order)).data as { prepay_id: string }
const query = async (number: string) => (await client.v3.pay.transactions.outTradeNo._number_.get({ params: { mchid: at.named.WECHAT_PAY_MERCHANT_ID }, number } as object)).data as Record<string, unknown>
const close = (number: string) => client.v3.pay.transactions.outTradeNo._number_.close.post({ mchid: at.named.WECHAT_PAY_MERCHANT_ID }, { number } as object)
const refusal = async (work: Promise<unknown>): Promise<Refused> => work.then(() => { throw new Error('was not refused') }, (error) => error as Refused)

function cashierCall(prepayId: string, over: Record<string, string> = {}) {
  const [timeStamp, nonceStr, bundle] = [String(Math.floor(Date.now() / 1000)), 'abcdefgh', `prepay_id=${prepayId}`]
  const paySign = Rsa.sign(Formatter.joinedByLineFeed(at.named.WECHAT_APP_ID, timeStamp, nonceStr, bundle), at.named.WECHAT_PAY_MERCHANT_PRIVATE_KEY)
  return { citizen: chen.key, appId: at.named.WECHAT_APP_ID, timeStamp, nonceStr, package: bundle, signType: 'RSA', paySign, ...over }
}
async function pay(order = anOrder()) {
  const { prepay_id: prepayId } = await create(order)
  const opened = await at.post('/device/wechat/cashier', cashierCall(prepayId))
  const told = await at.post(`/device/wechat/cashier/${opened.body.cashierId}/confirm`)
  return { order, opened, told }
}

test('an order is created, shown with its own amount, paid, announced and found paid', async () => {
  const order = anOrder()
  const { opened, told } = await pay(order)
  expect(opened.body).toMatchObject({ amountInFen: 3840, description: '水费，2026 年 10 月' })
  expect(told.body).toEqual({ errMsg: 'requestPayment:ok' })
  const [{ headers, body }] = await at.until(1)
  expect(Rsa.verify(Formatter.response(headers['wechatpay-timestamp'], headers['wechatpay-nonce'], body), headers['wechatpay-signature'], at.named.WECHAT_PAY_PUBLIC_KEY)).toBe(true)
  const { resource, event_type: event } = JSON.parse(body)
  const facts = JSON.parse(Aes.AesGcm.decrypt(resource.ciphertext, at.named.WECHAT_PAY_API_V3_KEY, resource.nonce, resource.associated_data))
  expect(event).toBe('TRANSACTION.SUCCESS')
  expect(facts).toMatchObject({ mchid: order.mchid, appid: order.appid, out_trade_no: order.out_trade_no, trade_state: 'SUCCESS', amount: { total: 3840, payer_total: 3840, currency: 'CNY', payer_currency: 'CNY' } })
  expect(facts.success_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
  expect(await query(order.out_trade_no)).toEqual(facts)
})

test('OpenSSL finds the signature of an answer right', async () => {
  const reply = await client.v3.pay.transactions.jsapi.post(anOrder(), { transformResponse: [(text: string) => text] } as object)
  const header = (name: string) => (reply.headers as Record<string, string>)[name]
  const folder = mkdtempSync(join(tmpdir(), 'wechat-pay-'))
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const text = write('text', `${header('wechatpay-timestamp')}\n${header('wechatpay-nonce')}\n${reply.data}\n`)
  const signature = write('signature', Buffer.from(header('wechatpay-signature'), 'base64'))
  const key = write('key.pem', at.named.WECHAT_PAY_PUBLIC_KEY)
  const said = execFileSync('openssl', ['dgst', '-sha256', '-verify', key, '-signature', signature, text]).toString()
  rmSync(folder, { recursive: true })
  expect(said.trim()).toBe('Verified OK')
})

test('a query by WeChat\'s own number finds the same order', async () => {
  const { order } = await pay()
  const { transaction_id: id } = await query(order.out_trade_no)
  const byId = await client.v3.pay.transactions.id._id_.get({ params: { mchid: order.mchid }, id } as object)
  expect(byId.data).toMatchObject({ out_trade_no: order.out_trade_no, trade_state: 'SUCCESS' })
})

test('a stranger\'s key, another serial and a clock six minutes off are 401 SIGN_ERROR', async () => {
  const { generateKeyPairSync } = await import('node:crypto')
  const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  for (const work of [create(anOrder(), aClient({ privateKey })), create(anOrder(), aClient({ serial: '00AA' }))]) {
    expect((await refusal(work)).response).toMatchObject({ status: 401, data: { code: 'SIGN_ERROR' } })
  }
  // The library signs with the time of this process, in which the sandbox lives too: sign by hand with an old time.
  const body = JSON.stringify(anOrder())
  const old = String(Math.floor(Date.now() / 1000) - 360)
  const signature = Rsa.sign(Formatter.request('POST', '/v3/pay/transactions/jsapi', old, 'n', body), at.named.WECHAT_PAY_MERCHANT_PRIVATE_KEY)
  const authorization = Formatter.authorization(at.named.WECHAT_PAY_MERCHANT_ID, 'n', signature, old, at.named.WECHAT_PAY_MERCHANT_SERIAL)
  const reply = await fetch(`${at.named.WECHAT_PAY_BASE}/v3/pay/transactions/jsapi`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body })
  expect([reply.status, (await reply.json()).code]).toEqual([401, 'SIGN_ERROR'])
  expect(reply.headers.get('request-id')).toMatch(/-268443699$/)
})

test.each([
  { what: 'an unknown field', over: { surprise: 1 }, status: 400, code: 'PARAM_ERROR', cause: 270924358 },
  { what: 'nothing to pay', over: { amount: { total: 0, currency: 'CNY' } }, status: 400, code: 'PARAM_ERROR', cause: 268435462 },
  { what: 'half a fen', over: { amount: { total: 10.5, currency: 'CNY' } }, status: 400, code: 'PARAM_ERROR', cause: 268435462 },
  { what: 'a notify address with a query', over: { notify_url: 'http://127.0.0.1/x?y=1' }, status: 400, code: 'PARAM_ERROR', cause: 268435462 },
  { what: 'a notify address in a private network', over: { notify_url: 'http://192.168.1.5/x' }, status: 400, code: 'PARAM_ERROR', cause: 268435462 },
  { what: 'a number of five characters', over: { out_trade_no: 'A1234' }, status: 400, code: 'PARAM_ERROR', cause: 268435462 },
  { what: 'another app', over: { appid: 'wx0000000000000000' }, status: 400, code: 'APPID_MCHID_NOT_MATCH', cause: 268445527 },
  { what: 'an openid of nobody', over: { payer: { openid: 'o0' } }, status: 500, code: 'OPENID_MISMATCH', cause: 268435457 },
])('$what is refused', async ({ over, status, code, cause }) => {
  const { response } = await refusal(create(anOrder(over)))
  expect(response).toMatchObject({ status, data: { code } })
  expect(response?.headers['request-id']).toMatch(new RegExp(`-${cause}$`))
})

test('the same number with the same parameters is the same order; with others it is refused', async () => {
  const order = anOrder()
  const { prepay_id: first } = await create(order)
  expect((await create({ ...order })).prepay_id).toBe(first)
  const { response } = await refusal(create({ ...order, amount: { total: 9999, currency: 'CNY' } }))
  expect(response).toMatchObject({ status: 403, data: { code: 'OUT_TRADE_NO_USED' } })
})

test('a close is signed though it has no body, may be repeated, and is refused once paid', async () => {
  const order = anOrder()
  const { prepay_id: prepayId } = await create(order)
  expect((await close(order.out_trade_no)).status).toBe(204)
  expect((await close(order.out_trade_no)).status).toBe(204)
  expect(await query(order.out_trade_no)).toMatchObject({ trade_state: 'CLOSED' })
  expect((await at.post('/device/wechat/cashier', cashierCall(prepayId))).status).toBe(400)
  const { order: paid } = await pay()
  expect((await refusal(close(paid.out_trade_no))).response).toMatchObject({ status: 400, data: { code: 'ORDER_PAID' } })
  expect((await refusal(create(paid))).response).toMatchObject({ status: 400, data: { code: 'ORDER_PAID' } })
})

test('an order nobody made is 404 ORDER_NOT_EXIST', async () => {
  expect((await refusal(query(aNumber()))).response).toMatchObject({ status: 404, data: { code: 'ORDER_NOT_EXIST' } })
})

test('the cashier opens only for the payer, with the right signature, and within two hours', async () => {
  const { prepay_id: prepayId } = await create(anOrder())
  const open = (over: Record<string, string>) => at.post('/device/wechat/cashier', cashierCall(prepayId, over))
  expect((await open({ paySign: 'AAAA' })).status).toBe(400)
  expect((await open({ timeStamp: '1' })).status).toBe(400)
  expect((await open({ citizen: lin.key })).status).toBe(400)
  expect((await open({})).status).toBe(200)
  await at.post('/controls/clock', { advanceSeconds: 7201 })
  expect((await open({})).body).toEqual({ errMsg: 'requestPayment:fail 该订单已过期，请重新下单' })
})

test('an order past its time_expire is closed by WeChat itself', async () => {
  const expires = new Date(Date.now() + 8 * 3_600_000 + 48 * 3_600_000).toISOString().slice(0, 19)
  const order = anOrder({ time_expire: `${expires}+08:00` })
  await create(order)
  expect(await query(order.out_trade_no)).toMatchObject({ trade_state: 'NOTPAY' })
  await at.post('/controls/clock', { advanceSeconds: 49 * 3600 })
  expect(await query(order.out_trade_no)).toMatchObject({ trade_state: 'CLOSED' })
})

test('a cancel moves nothing, and the used cashier cannot pay any more', async () => {
  const order = anOrder()
  const { prepay_id: prepayId } = await create(order)
  const { body } = await at.post('/device/wechat/cashier', cashierCall(prepayId))
  expect((await at.post(`/device/wechat/cashier/${body.cashierId}/cancel`)).body).toEqual({ errMsg: 'requestPayment:fail cancel' })
  expect((await at.post(`/device/wechat/cashier/${body.cashierId}/confirm`)).status).toBe(400)
  expect(await query(order.out_trade_no)).toMatchObject({ trade_state: 'NOTPAY' })
})

test('a client that lies says one thing and the books another', async () => {
  await at.post('/controls/cashier', { platform: 'wechat', result: 'says-cancelled-but-paid' })
  const cancelled = await pay()
  expect(cancelled.told.body).toEqual({ errMsg: 'requestPayment:fail cancel' })
  expect(await query(cancelled.order.out_trade_no)).toMatchObject({ trade_state: 'SUCCESS' })
  await at.post('/controls/cashier', { platform: 'wechat', result: 'says-paid-but-unpaid' })
  const paid = await pay()
  expect(paid.told.body).toEqual({ errMsg: 'requestPayment:ok' })
  expect(await query(paid.order.out_trade_no)).toMatchObject({ trade_state: 'NOTPAY' })
})

test('a notice that a stranger forges for an unpaid order does not verify', async () => {
  const order = anOrder()
  await create(order)
  await at.post('/controls/notices/forge', { platform: 'wechat', orderNumber: order.out_trade_no })
  const [{ headers, body }] = await at.until(1)
  expect(Rsa.verify(Formatter.response(headers['wechatpay-timestamp'], headers['wechatpay-nonce'], body), headers['wechatpay-signature'], at.named.WECHAT_PAY_PUBLIC_KEY)).toBe(false)
  expect(await query(order.out_trade_no)).toMatchObject({ trade_state: 'NOTPAY' })
})

test('a notice answered with 500 comes again after 15 seconds, with the same id', async () => {
  at.answer.status = 500
  await pay()
  await at.until(1)
  at.answer.status = 204
  await at.post('/controls/clock', { advanceSeconds: 16 })
  const ids = (await at.until(2)).map(({ body }) => JSON.parse(body).id)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

describe('spoiled answers', () => {
  const spoil = (mode: string) => at.post('/controls/answers', { platform: 'wechat-pay', mode, times: 1, call: '/jsapi' })

  test.each(['silent', 'hang-up', 'bad-signature', 'error-500', 'html'])('a create answered "%s" fails for the caller, but the order exists', async (mode) => {
    const order = anOrder()
    await spoil(mode)
    await refusal(create(order, aClient({ timeout: 500 })))
    expect(await query(order.out_trade_no)).toMatchObject({ trade_state: 'NOTPAY' })
    expect(await create(order)).toHaveProperty('prepay_id')
  })
})
