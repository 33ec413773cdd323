/** Every line of "bad input, and what it gets": a clear answer, nothing lost, nothing paid twice. */
import { calls } from '#contract/api/calls'
import { book, estate, fund, freeSlots, marriage, personValues, water, waterAccounts, waterBills } from '../setup/first-steps'
import { aRequestKey, aSignedIn, httpCitizen, loginCode, post, read } from '../setup/http-citizen'
import { type Stack, startStack } from '../setup/stack'

jest.setTimeout(60_000)
const NOBODYS_ID = '01990000-0000-7000-8000-000000000000'

describe('bad input', () => {
  let stack: Stack
  beforeAll(async () => {
    stack = await startStack()
  }, 90_000)
  afterAll(() => stack?.stop())

  describe.each(['wechat', 'alipay'] as const)('a login code of %s', (platform) => {
    it('works once; the second time the app is told to get a new one', async () => {
      const code = await loginCode(stack, platform, 'chen-zhixia')
      const visitor = httpCitizen(stack, 'chen-zhixia', platform)
      expect((await visitor.call(calls.signIn, { body: { platform, code } })).status).toBe(200)
      const again = await visitor.call(calls.signIn, { body: { platform, code } })
      expect(again).toMatchObject({ status: 401, fault: { code: 'sign-in-code-rejected' } })
      expect(again.fault.message).toMatch(/[\u4e00-\u9fff]/)
    })

    it('that the platform never gave is refused', async () => {
      const answer = await httpCitizen(stack, 'chen-zhixia', platform).call(calls.signIn, { body: { platform, code: 'made-up-code' } })
      expect(answer).toMatchObject({ status: 401, fault: { code: 'sign-in-code-rejected' } })
    })
  })

  it('a body that does not fit gets 400 with the path of each problem', async () => {
    const citizen = await aSignedIn(stack, 'chen-zhixia')
    const wrong = await citizen.call(calls.book, { body: { slotId: 'not-an-id', person: {}, requestKey: aRequestKey() } })
    expect(wrong).toMatchObject({ status: 400, fault: { code: 'bad-request' } })
    expect(wrong.fault.problems?.map(({ path }) => path)).toContain('/slotId')
    expect(wrong.fault.requestId).toBeTruthy()
  })

  it('a body that is no JSON, or far too large, gets a clear no', async () => {
    const send = (body: string) => fetch(`${stack.serverUrl}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const broken = await send('{"platform":')
    expect(broken.status).toBe(400)
    expect(await broken.json()).toMatchObject({ code: 'bad-request' })
    const large = await send(JSON.stringify({ platform: 'wechat', code: 'x'.repeat(200_000) }))
    expect(large.status).toBe(413)
    expect(await large.json()).toMatchObject({ code: 'too-large' })
  })

  describe('names that nobody has', () => {
    it.each([
      ['city', '/api/cities/atlantis/home?platform=wechat', 'city-not-found'],
      ['tile', '/api/cities/yunpu/tiles/no-such-tile?platform=wechat', 'tile-not-found'],
      ['venue', `/api/cities/yunpu/tiles/${marriage.tile}/venues/no-such-venue/days`, 'venue-not-found'],
      ['route', '/api/no-such-route', 'route-not-found'],
    ])('an unknown %s is 404 with its own code', async (_what, path, code) => {
      const answer = await fetch(stack.serverUrl + path)
      expect(answer.status).toBe(404)
      const fault = (await answer.json()) as { code: string; message: string }
      expect(fault.code).toBe(code)
      expect(fault.message).toMatch(/[\u4e00-\u9fff]/)
    })

    it('an unknown slot, booking, bill and order are 404 with their own codes', async () => {
      const citizen = await aSignedIn(stack, 'chen-zhixia')
      expect((await book(stack, citizen, NOBODYS_ID)).fault).toMatchObject({ code: 'slot-not-found' })
      expect((await citizen.call(calls.booking, { params: { booking: NOBODYS_ID } })).fault).toMatchObject({ code: 'booking-not-found' })
      expect((await citizen.call(calls.bill, { params: { bill: NOBODYS_ID } })).fault).toMatchObject({ code: 'bill-not-found' })
      expect((await citizen.call(calls.order, { params: { order: NOBODYS_ID } })).fault).toMatchObject({ code: 'order-not-found' })
      expect((await citizen.call(calls.startPayment, { body: { billId: NOBODYS_ID, requestKey: aRequestKey() } })).fault).toMatchObject({ code: 'bill-not-found' })
    })
  })

  it('without a session nothing personal is told', async () => {
    const visitor = httpCitizen(stack, 'chen-zhixia')
    for (const call of [calls.me, calls.bookings, calls.orders, calls.inbox, calls.waiting, calls.looks]) {
      expect(await visitor.call(call as typeof calls.me)).toMatchObject({ status: 401, fault: { code: 'sign-in-needed' } })
    }
  })

  it("another citizen's booking looks exactly like one that does not exist", async () => {
    const owner = await aSignedIn(stack, 'chen-zhixia')
    const stranger = await aSignedIn(stack, 'zhou-lan')
    const [slot] = await freeSlots(owner, estate)
    const { reply } = await book(stack, owner, slot.id)
    if (reply.kind !== 'booked') throw new Error(JSON.stringify(reply))
    const params = { booking: reply.booking.id }
    expect(await stranger.call(calls.booking, { params })).toMatchObject({ status: 404, fault: { code: 'booking-not-found' } })
    expect(await stranger.call(calls.cancelBooking, { params })).toMatchObject({ status: 404, fault: { code: 'booking-not-found' } })
    expect((await owner.must(calls.booking, { params })).state).toBe('booked')
  })

  it('a slot gone between view and tap offers the two nearest that are free', async () => {
    const seen = await freeSlots(await aSignedIn(stack, 'he-xiaoman'))
    const slot = seen[seen.length - 1]
    const others = ['chen-zhixia', 'lin-yuan', 'zhou-lan']
    const citizens = await Promise.all(others.flatMap((key) => [aSignedIn(stack, key, 'wechat'), aSignedIn(stack, key, 'alipay')]))
    const taken = await Promise.all(citizens.map((citizen) => book(stack, citizen, slot.id)))
    expect(taken.filter(({ reply }) => reply.kind === 'booked')).toHaveLength(slot.remaining)
    const late = await book(stack, await aSignedIn(stack, 'he-xiaoman'), slot.id)
    expect(late.status).toBe(200)
    if (late.reply.kind !== 'slot-full') throw new Error(JSON.stringify(late.reply))
    expect(late.reply.nearest).toHaveLength(2)
    expect(late.reply.nearest.every(({ state, id }) => state === 'open' && id !== slot.id)).toBe(true)
  })

  it('the same booking request twice gets the same booking; the same key for another slot is refused', async () => {
    const citizen = await aSignedIn(stack, 'lin-yuan')
    const [slot, other] = await freeSlots(citizen, estate)
    const requestKey = aRequestKey()
    const answers = await Promise.all([1, 2, 3].map(() => book(stack, citizen, slot.id, requestKey)))
    expect(new Set(answers.map(({ reply }) => (reply.kind === 'booked' ? reply.booking.id : reply.kind))).size).toBe(1)
    expect(await book(stack, citizen, other.id, requestKey)).toMatchObject({ status: 409, fault: { code: 'request-reused' } })
  })

  it('inputs that do not fit are named one by one, and nothing is booked', async () => {
    const citizen = await aSignedIn(stack, 'zhou-lan', 'alipay')
    const [slot] = await freeSlots(citizen, estate)
    const person = { ...(await personValues(stack, citizen)), mobile: '12345' }
    const reply = await citizen.must(calls.book, { body: { slotId: slot.id, person, requestKey: aRequestKey() } })
    if (reply.kind !== 'inputs-wrong') throw new Error(JSON.stringify(reply))
    expect(Object.keys(reply.problems)).toEqual(['mobile'])
    const { bookings } = await citizen.must(calls.bookings)
    expect(bookings.filter(({ tile }) => tile === estate.tile)).toHaveLength(0)
  })

  it('a query that needs a proved name says so', async () => {
    const citizen = await aSignedIn(stack, 'he-xiaoman', 'alipay')
    const asked = await citizen.call(calls.query, { params: fund, body: { flow: 'look', inputs: {}, consent: true } })
    expect(asked).toMatchObject({ status: 403, fault: { code: 'real-name-needed' } })
  })

  describe('a bureau in trouble', () => {
    afterEach(async () => {
      for (const name of ['provident-fund', 'water']) await post(`${stack.sandboxUrl}/controls/bureaus/yunpu/${name}`, { mode: 'up' })
    })

    it.each(['down', 'timeout', 'html', 'missing-field'])('that is "%s" gives its telephone, never a wrong answer', async (mode) => {
      const citizen = await aSignedIn(stack, 'lin-yuan')
      await post(`${stack.sandboxUrl}/controls/bureaus/yunpu/water`, { mode })
      const found = await citizen.must(calls.findBills, { params: water, body: { flow: 'pay', inputs: { account: waterAccounts['lin-yuan'] } } })
      if (found.kind !== 'bureau-down') throw new Error(JSON.stringify(found))
      expect(found.telephone).toMatch(/^[\d-]+$/)
      expect(found.bureau).toMatch(/供水/)
    })

    it('answers from the last good answer, and says that it is old', async () => {
      const citizen = await aSignedIn(stack, 'chen-zhixia')
      await citizen.proveRealName()
      const { name, idNumber } = (await read<{ citizens: { key: string; name: string; idNumber: string }[] }>(`${stack.sandboxUrl}/device/citizens`)).citizens[0]
      const ask = () => citizen.must(calls.query, { params: fund, body: { flow: 'look', inputs: { name, 'id-number': idNumber }, consent: true as const } })
      expect(await ask()).toMatchObject({ kind: 'answer', stale: false })
      await post(`${stack.sandboxUrl}/controls/bureaus/yunpu/provident-fund`, { mode: 'down' })
      expect(await ask()).toMatchObject({ kind: 'answer', stale: true })
    })
  })

  it('nothing internal leaks: no stack, no SQL, no address in any fault', async () => {
    const citizen = await aSignedIn(stack, 'chen-zhixia')
    const faults = await Promise.all([
      citizen.call(calls.book, { body: { slotId: NOBODYS_ID, person: { name: "'; drop table bookings; --" }, requestKey: aRequestKey() } }),
      citizen.call(calls.signIn, { body: { platform: 'wechat', code: 'x' } }),
      citizen.call(calls.bill, { params: { bill: NOBODYS_ID } }),
    ])
    for (const { fault } of faults) expect(JSON.stringify(fault)).not.toMatch(/select |insert |node_modules|\.ts:|127\.0\.0\.1|Error:/i)
    expect(await waterBills(citizen)).not.toHaveLength(0)
  })

  it('a login code older than its minutes is refused', async () => {
    const codes = { wechat: await loginCode(stack, 'wechat', 'chen-zhixia'), alipay: await loginCode(stack, 'alipay', 'chen-zhixia') }
    await post(`${stack.sandboxUrl}/controls/clock`, { advanceSeconds: 25 * 3600 })
    for (const platform of ['wechat', 'alipay'] as const) {
      const late = await httpCitizen(stack, 'chen-zhixia', platform).call(calls.signIn, { body: { platform, code: codes[platform] } })
      expect(late).toMatchObject({ status: 401, fault: { code: 'sign-in-code-rejected' } })
    }
  })
})
