import { anApp, aSignInGateway, signedIn, type TestApp } from '../../../test/builders/seeded'
import type { FinishFaceOutcome } from '../../platforms/gateway'
import { facts, maskedIdNumber, maskedMobile, maskedName, rememberFacts } from '.'

const DAY_MS = 86_400_000
/** Area codes that were never issued, with a right check character. */
const ID_NUMBER = '990101199003070138'

describe('identity', () => {
  let city: TestApp
  let faceEnds: FinishFaceOutcome = 'proved'
  let asked: object[] = []
  beforeAll(async () => {
    const wechat = aSignInGateway('wechat', {
      signIn: async (code) =>
        code === 'silent' ? { kind: 'unreachable' } : code === 'blocked' ? { kind: 'blocked' } : code.startsWith('code-') ? { kind: 'ok', userId: code.slice(5) } : { kind: 'rejected' },
      startFace: async (person) => (asked.push(person), { kind: 'ready', face: { platform: 'wechat', verifyId: 'v1' }, proofRef: 'ref-1' }),
      finishFace: async () => faceEnds,
    })
    city = await anApp({ gateways: { wechat } })
  })
  afterAll(() => city.close())
  beforeEach(() => void (asked = []))

  const post = (url: string, payload: object, headers = {}) => city.app.inject({ method: 'POST', url, payload, headers })
  const me = (headers: object) => city.app.inject({ url: '/api/me', headers: headers as Record<string, string> })
  const idOf = async (user: string) =>
    (await city.context.db.query<{ id: string }>('select citizen_id as id from platform_accounts where platform_user_id = $1', [user]))[0].id

  test('the first sign-in makes the citizen and the second finds them', async () => {
    await signedIn(city.app, 'twice')
    await signedIn(city.app, 'twice')
    expect(await city.context.db.query("select count(*) from platform_accounts where platform_user_id = 'twice'")).toEqual([{ count: 1 }])
  })

  test('two first sign-ins at once end with one citizen', async () => {
    await Promise.all([signedIn(city.app, 'double'), signedIn(city.app, 'double')])
    expect(await city.context.db.query("select count(*) from platform_accounts where platform_user_id = 'double'")).toEqual([{ count: 1 }])
  })

  test.each([['used-before', 401, 'sign-in-code-rejected'], ['blocked', 403, 'account-blocked'], ['silent', 502, 'platform-unreachable']])(
    'a code that is %s gives %d', async (code, status, fault) => {
      const reply = await post('/api/sessions', { platform: 'wechat', code })
      expect([reply.statusCode, reply.json().code]).toEqual([status, fault])
    })

  test('a token is stored only as its hash', async () => {
    const { authorization } = await signedIn(city.app, 'hashed')
    const rows = await city.context.db.query<{ token_hash: Buffer }>('select token_hash from sessions')
    const token = authorization.slice('Bearer '.length)
    expect(rows.some((row) => row.token_hash.toString('base64url').includes(token) || row.token_hash.includes(token))).toBe(false)
  })

  test('a session slides with use, ends 30 days after the last one, and signing out ends it at once', async () => {
    const headers = await signedIn(city.app, 'slider')
    for (let week = 0; week < 6; week++) {
      city.context.clock.advance(7 * DAY_MS)
      expect((await me(headers)).statusCode).toBe(200)
    }
    city.context.clock.advance(30 * DAY_MS + 1)
    expect((await me(headers)).statusCode).toBe(401)
    const again = await signedIn(city.app, 'slider')
    expect((await city.app.inject({ method: 'DELETE', url: '/api/sessions/current', headers: again })).statusCode).toBe(200)
    expect((await me(again)).statusCode).toBe(401)
  })

  test('a face check that the platform confirms raises the level and shows the name masked', async () => {
    const headers = await signedIn(city.app, 'prover')
    const started = await post('/api/me/real-name-proofs', { name: '陈知夏', idNumber: ID_NUMBER, consent: true }, headers)
    expect(started.json()).toMatchObject({ face: { platform: 'wechat', verifyId: 'v1' } })
    expect(asked).toEqual([{ name: '陈知夏', idNumber: ID_NUMBER, userId: 'prover', proofId: started.json().proofId }])
    faceEnds = 'not-finished'
    expect((await post('/api/me/real-name', { proofId: started.json().proofId }, headers)).json()).toEqual({ kind: 'not-finished' })
    faceEnds = 'proved'
    const done = await post('/api/me/real-name', { proofId: started.json().proofId }, headers)
    expect(done.json()).toEqual({ kind: 'proved', me: { level: 3, platform: 'wechat', maskedName: '陈*夏', maskedIdNumber: '990***********0138' } })
    expect((await me(headers)).json().level).toBe(3)
  })

  test('a failed face check proves nothing, whatever is asked afterwards', async () => {
    const headers = await signedIn(city.app, 'pretender')
    const { proofId } = (await post('/api/me/real-name-proofs', { name: '林远', idNumber: ID_NUMBER, consent: true }, headers)).json()
    faceEnds = 'not-proved'
    expect((await post('/api/me/real-name', { proofId }, headers)).json()).toEqual({ kind: 'not-proved' })
    faceEnds = 'proved'
    expect((await post('/api/me/real-name', { proofId }, headers)).json()).toEqual({ kind: 'not-proved' })
    expect((await me(headers)).json()).toEqual({ level: 1, platform: 'wechat' })
  })

  test('another citizen cannot finish my proof', async () => {
    const mine = await signedIn(city.app, 'mine')
    const { proofId } = (await post('/api/me/real-name-proofs', { name: '周岚', idNumber: ID_NUMBER, consent: true }, mine)).json()
    const reply = await post('/api/me/real-name', { proofId }, await signedIn(city.app, 'thief'))
    expect(proofId).toMatch(/^[0-9a-f-]{36}$/)
    expect(reply.json()).toMatchObject({ code: 'bad-request', problems: [{ path: '/proofId', reason: '没有这次核验' }] })
  })

  test('an ID number with a wrong check character never reaches the platform', async () => {
    const headers = await signedIn(city.app, 'typo')
    const reply = await post('/api/me/real-name-proofs', { name: '陈知夏', idNumber: '990101199003070135', consent: true }, headers)
    expect(reply.json()).toMatchObject({ code: 'bad-request', problems: [{ path: '/idNumber' }] })
    expect(asked).toEqual([])
  })

  test('personal values lie encrypted, and what was proved is not overwritten by what is typed', async () => {
    const { context } = city
    const citizenId = await idOf('prover')
    const rows = await context.db.query<Record<string, Buffer>>('select name, id_number from personal_facts where citizen_id = $1', [citizenId])
    expect(rows[0].id_number.includes(ID_NUMBER)).toBe(false)
    expect(rows[0].name.includes('陈知夏')).toBe(false)
    await context.db.transaction((tx) => rememberFacts(context, tx, { citizenId, facts: { name: '别人', idNumber: ID_NUMBER, mobile: '19900000001' } }))
    expect(await facts(context, citizenId)).toEqual({ name: '陈知夏', idNumber: ID_NUMBER, mobile: '19900000001' })
  })

  test('each look by somebody else leaves a row that the citizen can see', async () => {
    await facts(city.context, await idOf('prover'), { who: '云浦市住房公积金管理中心', what: '姓名、身份证号码', why: '查询公积金' })
    const looks = (await city.app.inject({ url: '/api/me/looks', headers: await signedIn(city.app, 'prover') })).json().looks
    expect(looks).toEqual([{ at: city.context.clock.now().toISOString(), who: '云浦市住房公积金管理中心', what: '姓名、身份证号码', why: '查询公积金' }])
  })

  test('masks show enough to recognise one\'s own and too little to learn another\'s', () => {
    expect([maskedName('林远'), maskedName('陈知夏'), maskedName('欧阳知夏')]).toEqual(['林*', '陈*夏', '欧**夏'])
    expect(maskedIdNumber(ID_NUMBER)).toBe('990***********0138')
    expect(maskedMobile('19900000001')).toBe('199****0001')
  })

  test('operators sign in with their password only, and the no is in the audit', async () => {
    expect((await post('/api/console/sessions', { name: 'operator', password: 'wrong' })).statusCode).toBe(403)
    expect((await post('/api/console/sessions', { name: 'nobody', password: 'operator-demo' })).statusCode).toBe(403)
    const reply = await post('/api/console/sessions', { name: 'operator', password: 'operator-demo' })
    expect(reply.json().operator).toEqual({ name: '示例操作员', role: 'author' })
    const headers = { authorization: `Bearer ${reply.json().token}` }
    const { tiles } = (await city.app.inject({ url: '/api/console/tiles', headers })).json()
    expect(tiles.length).toBeGreaterThanOrEqual(20)
    expect(tiles[0]).toMatchObject({ city: 'yunpu', version: 1, bookings: 0, ordersSettled: 0, ordersOpen: 0 })
    expect(await city.context.db.query("select count(*) from audit_rows where action = 'operator.refused'")).toEqual([{ count: 2 }])
  })
})
