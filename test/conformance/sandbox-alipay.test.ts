/** The sandbox's Alipay, judged by Alipay's own SDK, and by OpenSSL. */
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AlipaySdk } from 'alipay-sdk'
import { readCitizens } from '../../sandbox/world'
import { sandboxAtHand, type SandboxAtHand } from '../builders/sandbox-at-hand'

const [chen, lin] = readCitizens()
let at: SandboxAtHand
let sdk: AlipaySdk

const aSdk = (over: object = {}) =>
  new AlipaySdk({ appId: at.named.ALIPAY_APP_ID, privateKey: at.named.ALIPAY_APP_PRIVATE_KEY, keyType: 'PKCS8', alipayPublicKey: at.named.ALIPAY_PUBLIC_KEY, gateway: at.named.ALIPAY_GATEWAY, camelcase: false, ...over })

beforeAll(async () => {
  at = await sandboxAtHand()
  sdk = aSdk()
})
afterAll(() => at.close())
beforeEach(async () => {
  await at.post('/controls/reset')
  at.notices.length = 0
  Object.assign(at.answer, { status: 200, body: 'success' })
})

type Answer = Record<string, string>
const exec = async (method: string, params: object, by = sdk) => (await by.exec(method, params as never, { validateSign: true })) as unknown as Answer
const content = (over: Record<string, unknown> = {}) => ({
  outTradeNo: randomUUID().replaceAll('-', ''), totalAmount: '486.00', subject: '公租房租金，11 月', productCode: 'JSAPI_PAY', opAppId: at.named.ALIPAY_APP_ID, buyerOpenId: lin.alipayOpenId, ...over,
})
const create = (bizContent: object, by = sdk) => exec('alipay.trade.create', { notify_url: at.notifyUrl, bizContent }, by)
const query = (outTradeNo: string) => exec('alipay.trade.query', { bizContent: { outTradeNo } })

async function pay(trade = content()) {
  const made = await create(trade)
  const opened = await at.post('/device/alipay/cashier', { citizen: lin.key, tradeNO: made.trade_no })
  const told = await at.post(`/device/alipay/cashier/${opened.body.cashierId}/confirm`)
  return { number: trade.outTradeNo, made, opened, told }
}

test('a trade is created, shown with its own amount, paid, announced and found paid', async () => {
  const { number, made, opened, told } = await pay()
  expect(made).toMatchObject({ code: '10000', out_trade_no: number })
  expect(opened.body).toMatchObject({ amountInFen: 48_600, description: '公租房租金，11 月' })
  expect(told.body).toEqual({ resultCode: '9000' })
  const [{ headers, body }] = await at.until(1)
  const notice = Object.fromEntries(new URLSearchParams(body))
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded; charset=utf-8')
  expect(sdk.checkNotifySignV2(notice)).toBe(true)
  expect(notice).toMatchObject({ notify_type: 'trade_status_sync', app_id: at.named.ALIPAY_APP_ID, seller_id: at.named.ALIPAY_SELLER_ID, out_trade_no: number, trade_no: made.trade_no, trade_status: 'TRADE_SUCCESS', total_amount: '486.00', buyer_open_id: lin.alipayOpenId })
  expect(notice.gmt_payment).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  expect(await query(number)).toMatchObject({ code: '10000', trade_status: 'TRADE_SUCCESS', total_amount: '486.00', trade_no: made.trade_no })
})

test('OpenSSL finds the signature over the node as written, with its escaped slashes', async () => {
  const code = (await at.post('/device/alipay/auth-codes', { citizen: lin.key })).body.authCode
  const answer = await sdk.exec('alipay.system.oauth.token', { grant_type: 'authorization_code', code } as never, { validateSign: true })
  expect(answer).toMatchObject({ open_id: lin.alipayOpenId })
  const reply = await fetch(`${at.named.ALIPAY_GATEWAY}?app_id=1`, { method: 'POST' })
  const raw = await reply.text()
  const [, node, sign] = /^\{"error_response":(\{.*\}),"sign":"([^"]+)"\}$/.exec(raw) as RegExpExecArray
  const folder = mkdtempSync(join(tmpdir(), 'alipay-'))
  const write = (name: string, text: string | Buffer) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const said = execFileSync('openssl', ['dgst', '-sha256', '-verify', write('key.pem', at.named.ALIPAY_PUBLIC_KEY), '-signature', write('sign', Buffer.from(sign, 'base64')), write('node', node)])
  rmSync(folder, { recursive: true })
  expect(said.toString().trim()).toBe('Verified OK')
  expect(reply.headers.get('trace_id')).toBeTruthy()
})

test('slashes in an answer are sent as "\\/" and still verify', async () => {
  const bad = await exec('alipay.trade.query', { bizContent: { outTradeNo: 'https://example.invalid/a/b' } }, aSdk({ privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) }))
  expect(bad).toMatchObject({ code: '40002', sub_code: 'isv.invalid-signature' })
  expect(bad.sub_msg).toContain('biz_content={"out_trade_no":"https://example.invalid/a/b"}')
})

test('a signed success of a login has no code, and a used or wrong code is an error_response', async () => {
  const trade = (code: string) => sdk.exec('alipay.system.oauth.token', { grant_type: 'authorization_code', code } as never, { validateSign: true }) as unknown as Promise<Answer>
  const code = String((await at.post('/device/alipay/auth-codes', { citizen: chen.key })).body.authCode)
  const first = await trade(code)
  expect(first).toMatchObject({ open_id: chen.alipayOpenId })
  expect(first).not.toHaveProperty('code')
  for (const wrong of [code, 'never-given-out']) {
    const error = (await trade(wrong).catch((thrown) => thrown)) as { responseDataRaw: string }
    expect(JSON.parse(error.responseDataRaw).error_response).toMatchObject({ code: '40002', sub_code: 'isv.code-invalid' })
  }
  const again = (await sdk.exec('alipay.system.oauth.token', { grant_type: 'refresh_token', refresh_token: first.refresh_token } as never, { validateSign: true })) as unknown as Answer
  expect(again).toMatchObject({ open_id: chen.alipayOpenId })
})

test('an unknown app and an unknown method are answered in error_response', async () => {
  for (const [over, method, subCode] of [[{ appId: '2021000000000000' }, 'alipay.trade.query', 'isv.invalid-app-id'], [{}, 'alipay.trade.dance', 'isv.invalid-method']] as const) {
    const error = (await exec(method, { bizContent: {} }, aSdk(over)).catch((thrown) => thrown)) as { responseDataRaw: string }
    expect(JSON.parse(error.responseDataRaw).error_response).toMatchObject({ sub_code: subCode })
  }
})

test('a request whose time is six minutes off is refused, in Beijing time', async () => {
  const url = new URL(at.named.ALIPAY_GATEWAY)
  const beijing = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const ask = async (timestamp: string) => {
    url.search = new URLSearchParams({ app_id: at.named.ALIPAY_APP_ID, method: 'alipay.trade.query', charset: 'utf-8', sign_type: 'RSA2', version: '1.0', timestamp, sign: 'AAAA' }).toString()
    return (await (await fetch(url, { method: 'POST' })).json()).alipay_trade_query_response.sub_code
  }
  expect(await ask(beijing(Date.now() - 360_000))).toBe('isv.invalid-timestamp')
  expect(await ask(beijing(Date.now()))).toBe('isv.invalid-signature')
})

test.each([
  ['three decimals', { totalAmount: '1.001' }, 'total_amount'],
  ['an amount that is a number', { totalAmount: 1.5 }, 'total_amount'],
  ['nothing to pay', { totalAmount: '0.00' }, 'total_amount'],
  ['a subject with a slash', { subject: '水费/电费' }, 'subject'],
  ['no product code', { productCode: undefined }, 'product_code'],
  ['a buyer nobody knows', { buyerOpenId: '0' }, 'buyer_open_id'],
  ['a number with a dash', { outTradeNo: 'A-1' }, 'out_trade_no'],
])('%s is refused, naming the parameter', async (_what, over, name) => {
  expect(await create(content(over))).toMatchObject({ code: '40004', sub_code: 'ACQ.INVALID_PARAMETER', sub_msg: `参数无效：${name}` })
})

test('the same number with the same content is the same trade; with another amount it is refused', async () => {
  const trade = content()
  const first = await create(trade)
  expect((await create(trade)).trade_no).toBe(first.trade_no)
  expect(await create({ ...trade, totalAmount: '1.00' })).toMatchObject({ code: '40004', sub_code: 'ACQ.CONTEXT_INCONSISTENT' })
})

test('only an unpaid trade is closed, and a closed one cannot be paid', async () => {
  const trade = content()
  const made = await create(trade)
  const close = (outTradeNo: string) => exec('alipay.trade.close', { bizContent: { outTradeNo } })
  expect(await close(trade.outTradeNo)).toMatchObject({ code: '10000' })
  expect(await close(trade.outTradeNo)).toMatchObject({ sub_code: 'ACQ.TRADE_STATUS_ERROR' })
  expect((await at.post('/device/alipay/cashier', { citizen: lin.key, tradeNO: made.trade_no })).status).toBe(400)
  const paid = await pay()
  expect(await close(paid.number)).toMatchObject({ sub_code: 'ACQ.TRADE_STATUS_ERROR' })
  expect(await close('A1')).toMatchObject({ sub_code: 'ACQ.TRADE_NOT_EXIST' })
  expect(await create(content({ outTradeNo: paid.number }))).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_SUCCESS' })
})

test('a trade past its time is closed by Alipay itself', async () => {
  const trade = content({ timeoutExpress: '30m' })
  await create(trade)
  expect(await query(trade.outTradeNo)).toMatchObject({ trade_status: 'WAIT_BUYER_PAY' })
  await at.post('/controls/clock', { advanceSeconds: 1801 })
  expect(await query(trade.outTradeNo)).toMatchObject({ trade_status: 'TRADE_CLOSED' })
})

test('a notice answered with anything but "success" comes again after four minutes, with the same notify_id', async () => {
  at.answer.body = 'SUCCESS'
  await pay()
  await at.until(1)
  at.answer.body = 'success'
  await at.post('/controls/clock', { advanceSeconds: 241 })
  const ids = (await at.until(2)).map(({ body }) => new URLSearchParams(body).get('notify_id'))
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  await at.post('/controls/clock', { advanceSeconds: 86_400 })
  expect(at.notices).toHaveLength(2)
})

test('forged notices do not verify, wrong amounts do', async () => {
  await at.post('/controls/notices', { platform: 'alipay', mode: 'forge', times: 1 })
  await pay()
  await at.until(1)
  await at.post('/controls/notices', { platform: 'alipay', mode: 'wrong-amount', times: 1 })
  await pay()
  const [forged, wrong] = (await at.until(2)).map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  expect(sdk.checkNotifySignV2(forged)).toBe(false)
  expect([sdk.checkNotifySignV2(wrong), wrong.total_amount]).toEqual([true, '486.01'])
})

test('a client that lies says one thing and the books another', async () => {
  await at.post('/controls/cashier', { platform: 'alipay', result: 'says-cancelled-but-paid' })
  const cancelled = await pay()
  expect([cancelled.told.body, (await query(cancelled.number)).trade_status]).toEqual([{ resultCode: '6001' }, 'TRADE_SUCCESS'])
  await at.post('/controls/cashier', { platform: 'alipay', result: 'says-paid-but-unpaid' })
  const paid = await pay()
  expect([paid.told.body, (await query(paid.number)).trade_status]).toEqual([{ resultCode: '9000' }, 'WAIT_BUYER_PAY'])
})

describe('messages and identity', () => {
  const templateId = 'YP-payment-settled-ali'
  const send = (over: object = {}) => exec('alipay.open.app.mini.templatemessage.send', {
    bizContent: {
      toOpenId: lin.alipayOpenId, userTemplateId: templateId, page: 'service/order/index?id=1',
      data: JSON.stringify({ keyword1: { value: '水费' }, keyword2: { value: '38.40元' }, keyword3: { value: '2026年11月24日 09:30' }, keyword4: { value: 'A1' } }), ...over,
    },
  })
  const subscribe = (answer: string) => at.post('/device/alipay/subscriptions', { citizen: lin.key, entityIds: [templateId], answer })

  test('one yes carries one message to the phone', async () => {
    expect((await subscribe('accept')).body).toMatchObject({ behavior: 'subscribe', result: { subscribedEntityIds: [templateId] } })
    expect(await send()).toMatchObject({ code: '10000' })
    expect(await send()).toMatchObject({ code: '40004', sub_code: 'USER_NOT_SUBSCRIBE' })
    const { body } = await at.get(`/device/alipay/inbox?citizen=${lin.key}`)
    expect(body.messages).toMatchObject([{ templateId, title: '缴费成功提醒', page: 'service/order/index?id=1', lines: [{ label: '缴费项目', value: '水费' }, { label: '金额', value: '38.40元' }, {}, {}] }])
  })

  test('a no, a strange template and placeholders that do not fit send nothing', async () => {
    expect((await subscribe('reject')).body).toMatchObject({ behavior: 'cancel', result: { unsubscribedEntityIds: [templateId] } })
    expect(await send()).toMatchObject({ sub_code: 'USER_NOT_SUBSCRIBE' })
    expect(await send({ userTemplateId: 'other' })).toMatchObject({ sub_code: 'USER_TEMPLATE_ILLEGAL' })
    expect(await send({ data: '{"keyword1":{"value":"x"}}' })).toMatchObject({ sub_code: 'TEMPLATE_PARAM_ILLEGAL' })
  })

  test('a face check passes for the phone\'s own citizen only', async () => {
    const start = (person: typeof chen) => exec('alipay.user.certify.open.initialize', {
      bizContent: { outerOrderNo: randomUUID().replaceAll('-', ''), bizCode: 'FACE', identityParam: { identityType: 'CERT_INFO', certType: 'IDENTITY_CARD', certName: person.name, certNo: person.idNumber }, merchantConfig: { returnUrl: 'alipays://x' } },
    })
    const verdict = (certifyId: string) => exec('alipay.user.certify.open.query', { bizContent: { certifyId } })
    const { certify_id: own } = await start(lin)
    expect(await verdict(own)).toMatchObject({ sub_code: 'CERTIFY_NOT_FINISHED' })
    expect((await at.post('/device/alipay/face', { citizen: lin.key, certifyId: own, answer: 'pass' })).body).toMatchObject({ resultStatus: '9000' })
    expect(await verdict(own)).toMatchObject({ passed: 'T' })
    const { certify_id: others } = await start(chen)
    await at.post('/device/alipay/face', { citizen: lin.key, certifyId: others, answer: 'pass' })
    expect(await verdict(others)).toMatchObject({ passed: 'F' })
  })
})

test.each(['silent', 'bad-signature', 'error-500', 'html'])('a create answered "%s" fails for the caller, but the trade exists', async (mode) => {
  const trade = content()
  await at.post('/controls/answers', { platform: 'alipay', mode, times: 1, call: 'alipay.trade.create' })
  await expect(create(trade, aSdk({ timeout: 500 }))).rejects.toThrow()
  expect(await query(trade.outTradeNo)).toMatchObject({ trade_status: 'WAIT_BUYER_PAY' })
  expect(await create(trade)).toMatchObject({ code: '10000' })
})
