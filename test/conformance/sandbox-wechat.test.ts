/** The sandbox's api.weixin.qq.com: golden shapes of its answers, codes, tokens, messages and face checks. */
import { randomUUID } from 'node:crypto'
import { certHash } from '../../sandbox/wechat/face'
import { readCitizens } from '../../sandbox/world'
import { sandboxAtHand, type SandboxAtHand } from '../builders/sandbox-at-hand'

const [chen, lin] = readCitizens()
let at: SandboxAtHand
beforeAll(async () => {
  at = await sandboxAtHand()
})
afterAll(() => at.close())
beforeEach(() => at.post('/controls/reset'))

const RID = / rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/
async function read(reply: Response) {
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toContain('text/plain')
  const body = JSON.parse(await reply.text())
  if (body.errcode) expect(body.errmsg).toMatch(RID)
  return body
}
const session = async (code: string, over: Record<string, string> = {}) =>
  read(await fetch(`${at.named.WECHAT_API_BASE}/sns/jscode2session?${new URLSearchParams({ appid: at.named.WECHAT_APP_ID, secret: at.named.WECHAT_APP_SECRET, js_code: code, grant_type: 'authorization_code', ...over })}`))
const loginCode = async () => String((await at.post('/device/wechat/login-codes', { citizen: chen.key })).body.code)
const token = async () => (await read(await fetch(`${at.named.WECHAT_API_BASE}/cgi-bin/stable_token`, { method: 'POST', body: JSON.stringify({ grant_type: 'client_credential', appid: at.named.WECHAT_APP_ID, secret: at.named.WECHAT_APP_SECRET }) }))).access_token as string
const call = async (path: string, body: object, accessToken?: string) => read(await fetch(`${at.named.WECHAT_API_BASE}${path}?access_token=${accessToken ?? (await token())}`, { method: 'POST', body: JSON.stringify(body) }))

describe('login', () => {
  test('a code gives openid and session_key and no errcode, once', async () => {
    const code = await loginCode()
    expect(await session(code)).toEqual({ openid: chen.wechatOpenid, session_key: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/) })
    expect(await session(code)).toMatchObject({ errcode: 40163 })
  })

  test('unknown, expired and blocked codes and wrong secrets have their own numbers', async () => {
    expect(await session('nothing')).toMatchObject({ errcode: 40029 })
    expect(await session('')).toMatchObject({ errcode: 41008 })
    const late = await loginCode()
    await at.post('/controls/clock', { advanceSeconds: 301 })
    expect(await session(late)).toMatchObject({ errcode: 40029 })
    expect(await session(await loginCode(), { secret: 'wrong' })).toMatchObject({ errcode: 40125 })
    await at.post(`/controls/citizens/${chen.key}`, { blocked: true })
    expect(await session(await loginCode())).toMatchObject({ errcode: 40226 })
  })
})

describe('subscription messages', () => {
  const templateId = 'YP-booking-made-wx'
  const data = { thing1: { value: '不动产登记' }, time2: { value: '2026年11月24日 09:30' }, thing3: { value: '市民中心 2 楼' }, character_string4: { value: 'A1024' } }
  const send = (over: object = {}, accessToken?: string) =>
    call('/cgi-bin/message/subscribe/send', { touser: chen.wechatOpenid, template_id: templateId, page: 'account/booking/index?id=1', data, miniprogram_state: 'formal', lang: 'zh_CN', ...over }, accessToken)
  const subscribe = (answer: unknown, more: object = {}) => at.post('/device/wechat/subscriptions', { citizen: chen.key, templateIds: [templateId], answer, ...more })

  test('one yes carries one message, a second one is 43101', async () => {
    expect((await subscribe('accept')).body).toEqual({ [templateId]: 'accept' })
    expect(await send()).toMatchObject({ errcode: 0, errmsg: 'ok' })
    expect(await send()).toMatchObject({ errcode: 43101 })
    const { body } = await at.get(`/device/wechat/inbox?citizen=${chen.key}`)
    expect(body.messages).toMatchObject([{ templateId, title: '预约成功提醒', page: 'account/booking/index?id=1', lines: [{ label: '事项', value: '不动产登记' }, {}, {}, { label: '预约号', value: 'A1024' }] }])
  })

  test('two yeses carry two messages; a no and a ban carry none', async () => {
    await subscribe('accept')
    await subscribe('accept')
    expect([(await send()).errcode, (await send()).errcode, (await send()).errcode]).toEqual([0, 0, 43101])
    await subscribe({ [templateId]: 'reject' })
    expect(await send()).toMatchObject({ errcode: 43101 })
    await subscribe('accept')
    await subscribe('ban')
    expect(await send()).toMatchObject({ errcode: 43101 })
  })

  test('bad data is 47003 and names the field, and costs no yes', async () => {
    await subscribe('accept')
    expect(await send({ data: { ...data, thing3: { value: '长'.repeat(21) } } })).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining('data.thing3.value') })
    expect(await send({ data: { ...data, character_string4: undefined } })).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining('data.character_string4.value') })
    expect(await send()).toMatchObject({ errcode: 0 })
  })

  test('receiver, template, page and token are told apart', async () => {
    expect(await send({ touser: 'o0' })).toMatchObject({ errcode: 40003 })
    expect(await send({ template_id: 'SL-nothing' })).toMatchObject({ errcode: 40037 })
    expect(await send({ page: 'not a page' })).toMatchObject({ errcode: 41030 })
    expect(await send({}, 'nonsense')).toMatchObject({ errcode: 40001 })
    const old = await token()
    await at.post('/controls/clock', { advanceSeconds: 7201 })
    expect(await send({}, old)).toMatchObject({ errcode: 42001 })
  })

  test('the phone refuses unknown templates and more than five', async () => {
    expect((await subscribe('accept', { templateIds: ['nothing'] })).body.errMsg).toContain('20001')
    expect((await subscribe('accept', { templateIds: Array(6).fill(templateId) })).body.errMsg).toContain('20003')
  })
})

describe('face check', () => {
  const start = (person: typeof chen, sequence = randomUUID().replaceAll('-', '')) =>
    call('/cityservice/face/identify/getverifyid', { out_seq_no: sequence, cert_info: { cert_type: 'IDENTITY_CARD', cert_name: person.name, cert_no: person.idNumber }, openid: chen.wechatOpenid }).then((answer) => ({ ...answer, sequence, person }))
  const verdict = ({ verify_id: id, sequence, person }: { verify_id: string; sequence: string; person: typeof chen }, hash = certHash('IDENTITY_CARD', person.name, person.idNumber)) =>
    call('/cityservice/face/identify/queryverifyinfo', { verify_id: id, out_seq_no: sequence, cert_hash: hash, openid: chen.wechatOpenid })
  const show = (verifyId: string, answer: string) => at.post('/device/wechat/face', { citizen: chen.key, verifyId, answer })

  test('passes for the phone\'s own citizen, and only then is verify_ret 10000', async () => {
    const check = await start(chen)
    expect(check).toMatchObject({ errcode: 0, expires_in: 3600 })
    expect((await verdict(check)).verify_ret).not.toBe(10_000)
    expect((await show(check.verify_id, 'pass')).body).toEqual({ errMsg: 'requestFacialVerify:ok', errCode: 0 })
    expect(await verdict(check)).toMatchObject({ errcode: 0, verify_ret: 10_000 })
  })

  test('another person\'s number, a cancel and a wrong hash do not pass', async () => {
    const others = await start(lin)
    await show(others.verify_id, 'pass')
    expect((await verdict(others)).verify_ret).not.toBe(10_000)
    const cancelled = await start(chen)
    await show(cancelled.verify_id, 'cancel')
    expect(await verdict(cancelled)).toMatchObject({ verify_ret: 90_002 })
    const passed = await start(chen)
    await show(passed.verify_id, 'pass')
    expect(await verdict(passed, certHash('IDENTITY_CARD', lin.name, lin.idNumber))).toMatchObject({ errcode: 40097 })
  })

  test('a number is used once', async () => {
    const { sequence } = await start(chen)
    expect(await start(chen, sequence)).toMatchObject({ errcode: 40097 })
  })
})
