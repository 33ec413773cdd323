/** One suite, both gateways: what payments may rely on, whichever platform the citizen came from. */
import { generateKeyPairSync } from 'node:crypto'
import { platformNames } from '#contract/api/shared'
import type { Notice, PayRequest, RawNotice } from '../../server/platforms/gateway'
import { buildGateways } from '../../server/platforms/registry'
import { gatewaySettings } from '../../server/platforms/settings'
import { deadGateway, outsideWorld, type OutsideWorld } from '../builders/outside-world'

let world: OutsideWorld
beforeAll(async () => {
  world = await outsideWorld()
})
afterAll(() => world.close())

let numbers = 0
const chen = 'chen-zhixia'

describe.each(platformNames)('the gateway of %s', (platform) => {
  const gateway = () => world.gateways[platform]
  const phone = (citizen = chen) => world.phone(platform, citizen)
  const aRequest = (over: Partial<PayRequest> = {}): PayRequest => ({
    orderNumber: `20261124093001${String((numbers += 1)).padStart(8, '0')}`, amountInFen: 3840, title: '水费，2026 年 10 月', userId: world.userId(platform, chen),
    notifyUrl: world.notifyUrl(platform), expiresAt: new Date(world.now() + 30 * 60_000), ...over,
  })
  const placed = async (over: Partial<PayRequest> = {}) => {
    const request = aRequest(over)
    const outcome = await gateway().pay(request)
    if (outcome.kind !== 'ready') throw new Error(JSON.stringify(outcome))
    return { request, ...outcome }
  }
  const paid = async () => {
    const order = await placed()
    const cashierId = await phone().cashier(order.cashier)
    await phone().confirm(String(cashierId))
    return order
  }
  /** Collects notices until one for this order came, and answers as told. */
  const notices = (accepted = true) => {
    const raw: RawNotice[] = []
    const seen: Notice[] = []
    world.read.by = (notice, from) => {
      raw.push(notice)
      seen.push(world.gateways[from].readNotice(notice))
      return world.gateways[from].noticeAnswer(accepted)
    }
    /** Waits for that many; those of earlier stories that come late are left out once a number is given. */
    const until = async (count: number, orderNumber?: string) => {
      const fitting = () => (orderNumber ? seen.filter((notice) => notice.kind === 'payment' && notice.orderNumber === orderNumber) : seen)
      for (let wait = 0; wait < 100 && fitting().length < count; wait += 1) await new Promise((done) => setTimeout(done, 20))
      return fitting()
    }
    return { raw, seen, until }
  }
  describe('payment', () => {
    test('an order is paid at the cashier, announced by a genuine notice, and told the same by the query', async () => {
      const inbox = notices()
      const { request } = await paid()
      const [notice] = await inbox.until(1, request.orderNumber)
      expect(notice).toMatchObject({ kind: 'payment', amountInFen: 3840 })
      const answer = await gateway().query(request.orderNumber)
      if (notice.kind !== 'payment' || answer.kind !== 'paid') throw new Error('not paid')
      expect(answer.platformNumber).toBe(notice.platformNumber)
      expect(answer.amountInFen).toBe(3840)
      expect(Math.floor(answer.paidAt.getTime() / 1000)).toBe(Math.floor(notice.paidAt.getTime() / 1000))
    })

    test('the same request again is the same order, and another amount under its number is refused', async () => {
      const first = await placed()
      expect(await gateway().pay(first.request)).toMatchObject({ kind: 'ready', platformRef: first.platformRef })
      expect(await gateway().pay({ ...first.request, amountInFen: 1 })).toMatchObject({ kind: 'refused' })
    })

    test('the smallest and a large amount arrive to the fen', async () => {
      for (const amountInFen of [1, 10, 100, 8_641_257]) {
        const { request, cashier } = await placed({ amountInFen })
        await phone().confirm(String(await phone().cashier(cashier)))
        expect(await gateway().query(request.orderNumber)).toMatchObject({ kind: 'paid', amountInFen })
      }
    })

    test('a title full of forbidden signs, and one far too long, are still taken', async () => {
      await placed({ title: '水费/污水=合计&明细' })
      await placed({ title: '城乡居民基本医疗保险费'.repeat(30) })
    })

    test("the cashier does not open on another citizen's phone, nor with a changed signature", async () => {
      const { cashier } = await placed()
      expect(await phone('lin-yuan').cashier(cashier)).toBeNull()
      const bent = cashier.platform === 'wechat' ? { ...cashier, nonceStr: `${cashier.nonceStr}x` } : { ...cashier, tradeNO: `${cashier.tradeNO}0` }
      expect(await phone().cashier(bent)).toBeNull()
    })

    test('a cancel at the cashier leaves the order unpaid; closed, it can no longer be paid', async () => {
      const { request, cashier } = await placed()
      await phone().cancel(String(await phone().cashier(cashier)))
      expect(await gateway().query(request.orderNumber)).toEqual({ kind: 'unpaid' })
      expect(await gateway().close(request.orderNumber)).toBe('closed')
      expect(await gateway().query(request.orderNumber)).toEqual({ kind: 'closed' })
      expect(await phone().cashier(cashier)).toBeNull()
    })

    test('closing again says closed again, and closing a paid order says paid', async () => {
      const { request } = await placed()
      expect([await gateway().close(request.orderNumber), await gateway().close(request.orderNumber)]).toEqual(['closed', 'closed'])
      expect(await gateway().close((await paid()).request.orderNumber)).toBe('paid')
    })

    test('an order the platform never saw is not found, and closing it claims nothing', async () => {
      expect(await gateway().query('20261124093001999999')).toEqual({ kind: 'not-found' })
      expect(await gateway().close('20261124093001999999')).toBe('unknown')
    })

    test('a client that says cancelled though it paid does not deceive the query', async () => {
      await world.call('/controls/cashier', { platform, result: 'says-cancelled-but-paid' })
      const { request } = await paid()
      await world.call('/controls/cashier', { platform, result: 'honest' })
      expect((await gateway().query(request.orderNumber)).kind).toBe('paid')
    })

    test('a client that says paid though it is not does not deceive the query', async () => {
      await world.call('/controls/cashier', { platform, result: 'says-paid-but-unpaid' })
      const { request } = await paid()
      await world.call('/controls/cashier', { platform, result: 'honest' })
      expect(await gateway().query(request.orderNumber)).toEqual({ kind: 'unpaid' })
    })

    test('an order paid and given back by hand is neither paid nor unpaid nor closed', async () => {
      const { request } = await paid()
      expect((await world.call('/controls/orders/refund', { platform, orderNumber: request.orderNumber })).status).toBe(200)
      expect(await gateway().query(request.orderNumber)).toEqual({ kind: 'refunded' })
      expect(await gateway().close(request.orderNumber)).toBe('unknown')
    })

    test('silence is unknown in every call, never a no', async () => {
      const dead = deadGateway(platform, world.named)
      expect((await dead.pay(aRequest())).kind).toBe('unknown')
      expect((await dead.query('20261124093001000001')).kind).toBe('unknown')
      expect(await dead.close('20261124093001000001')).toBe('unknown')
    })

    test('an answer signed with a key that is not the one we hold is unknown', async () => {
      const { request } = await paid()
      const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString()
      const deceived = buildGateways(gatewaySettings({ ...world.named, WECHAT_PAY_PUBLIC_KEY: publicKey, ALIPAY_PUBLIC_KEY: publicKey }))[platform]
      expect((await deceived.query(request.orderNumber)).kind).toBe('unknown')
      expect((await deceived.pay(aRequest())).kind).toBe('unknown')
    })
  })

  describe('notices', () => {
    afterEach(() => world.call('/controls/notices', { platform, mode: 'normal' }))

    test('a forged one is seen to be forged', async () => {
      await world.call('/controls/notices', { platform, mode: 'forge', times: 1 })
      const inbox = notices(false)
      await paid()
      expect((await inbox.until(1))[0]).toMatchObject({ kind: 'forged' })
    })

    test('one with another amount is genuine and says so honestly, for the caller to compare', async () => {
      await world.call('/controls/notices', { platform, mode: 'wrong-amount', times: 1 })
      const inbox = notices(false)
      const { request } = await paid()
      const [notice] = await inbox.until(1, request.orderNumber)
      expect(notice).toMatchObject({ kind: 'payment' })
      expect(notice.kind === 'payment' && notice.amountInFen).not.toBe(3840)
    })

    test('a repeated one gives the same payment each time', async () => {
      await world.call('/controls/notices', { platform, mode: 'repeat', times: 1 })
      const inbox = notices()
      const seen = await inbox.until(2, (await paid()).request.orderNumber)
      expect(seen.length).toBeGreaterThan(1)
      expect(seen[1]).toEqual(seen[0])
    })

    test('a byte changed on the way makes it forged', async () => {
      const inbox = notices()
      await paid()
      await inbox.until(1)
      const text = inbox.raw[0].rawBody.toString().replace(/(ciphertext":"|out_trade_no=)(.)/, (_all, name: string, sign: string) => `${name}${sign === '1' ? '2' : '1'}`)
      expect(gateway().readNotice({ ...inbox.raw[0], rawBody: Buffer.from(text) }).kind).toBe('forged')
    })

    test('the platform stops after our yes and comes again after our no', async () => {
      const no = notices(false)
      const refused = (await paid()).request.orderNumber
      await no.until(1, refused)
      await world.advance(600)
      expect((await no.until(2, refused)).length).toBeGreaterThan(1)
      const yes = notices(true)
      const accepted = (await paid()).request.orderNumber
      await yes.until(1, accepted)
      await world.advance(2 * 86_400)
      await yes.until(1, refused)
      await world.advance(2 * 86_400)
      expect(await yes.until(2, accepted)).toHaveLength(1)
    })
  })
})
