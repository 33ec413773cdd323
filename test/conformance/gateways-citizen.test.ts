/** One suite, both gateways: who the citizen is and how they are told, whichever platform they came from. */
import { randomUUID } from 'node:crypto'
import { platformNames } from '#contract/api/shared'
import { readCitizens } from '../../sandbox/world'
import type { FacePerson } from '../../server/platforms/gateway'
import { deadGateway, outsideWorld, type OutsideWorld } from '../builders/outside-world'

let world: OutsideWorld
beforeAll(async () => {
  world = await outsideWorld()
})
afterAll(() => world.close())

const chen = 'chen-zhixia'

describe.each(platformNames)('the gateway of %s', (platform) => {
  const gateway = () => world.gateways[platform]
  const phone = (citizen = chen) => world.phone(platform, citizen)
  const templateId = `YP-payment-settled-${platform === 'wechat' ? 'wx' : 'ali'}`
  const aMessage = () => ({
    userId: world.userId(platform, chen), templateId, event: 'payment-settled' as const, page: '/account/order/index?id=1',
    values: { what: '水费，2026 年 10 月，云浦市海东新区望潮路十八号', amount: '38.40元', when: '2026年11月24日 09:30', number: '2026112409300100000001' },
  })

  describe('sign-in', () => {
    test('a fresh code gives the id of the citizen who holds the phone, the same each time', async () => {
      for (let time = 0; time < 2; time += 1) {
        expect(await gateway().signIn(await phone().loginCode())).toMatchObject({ kind: 'ok', userId: world.userId(platform, chen) })
      }
    })

    test('a code used twice, or never given out, is rejected', async () => {
      const code = await phone().loginCode()
      await gateway().signIn(code)
      expect(await gateway().signIn(code)).toEqual({ kind: 'rejected' })
      expect(await gateway().signIn('made-up')).toEqual({ kind: 'rejected' })
    })

    test('a code that has run out is rejected', async () => {
      const code = await phone().loginCode()
      await world.advance(2 * 86_400)
      expect(await gateway().signIn(code)).toEqual({ kind: 'rejected' })
    })

    test('a platform that is not there is unreachable, not a wrong code', async () => {
      expect(await deadGateway(platform, world.named).signIn('any')).toEqual({ kind: 'unreachable' })
    })
  })

  describe('messages', () => {
    test('one yes is one message, and the next has no grant', async () => {
      await phone().subscribe(templateId, 'accept')
      expect((await gateway().message(aMessage())).kind).toBe('sent')
      const [arrived] = await phone().inbox()
      expect(arrived.templateId).toBe(templateId)
      expect(arrived.page).toBe('account/order/index?id=1')
      expect(arrived.lines.map((line) => line.value)).toEqual(['水费，2026 年 10 月，云浦市海…', '38.40元', '2026年11月24日 09:30', '2026112409300100000001'])
      expect(await gateway().message(aMessage())).toEqual({ kind: 'no-grant' })
    })

    test('a no at the panel is no grant', async () => {
      await phone().subscribe(templateId, 'reject')
      expect(await gateway().message(aMessage())).toEqual({ kind: 'no-grant' })
    })

    test('a template that is not ours, a receiver who is not there, and a missing value are rejected for good', async () => {
      await phone().subscribe(templateId, 'accept')
      expect((await gateway().message({ ...aMessage(), templateId: 'no-such-template' })).kind).toBe('rejected')
      expect((await gateway().message({ ...aMessage(), userId: 'nobody' })).kind).toBe('rejected')
      expect(await gateway().message({ ...aMessage(), values: { what: '水费' } })).toEqual({ kind: 'rejected', why: 'value-missing:amount' })
      expect((await gateway().message(aMessage())).kind).toBe('sent')
    })

    test.each([
      ['booking-made', { what: '不动产登记', when: '2026年11月24日 09:30', where: '云浦市市民中心', number: 'A7-0412' }],
      ['booking-cancelled', { what: '不动产登记', when: '2026年11月24日 09:30', where: '云浦市市民中心', note: '您自己取消的' }],
      ['payment-refunded', { what: '水费', amount: '38.40元', when: '2026年11月24日 09:30', note: '原路退回' }],
      ['query-answered', { what: '公积金', when: '2026年11月24日 09:30', note: '点开看结果' }],
    ] as const)('the template of %s takes our values', async (event, values) => {
      const id = templateId.replace('payment-settled', event)
      await phone().subscribe(id, 'accept')
      expect((await gateway().message({ ...aMessage(), event, templateId: id, values })).kind).toBe('sent')
    })

    test('a platform that could not be reached took nothing: that asks for another try', async () => {
      expect(await deadGateway(platform, world.named).message(aMessage())).toEqual({ kind: 'retry', why: 'not-sent' })
    })

    test.each(['hang-up', 'error-500', 'html', 'silent'] as const)('an answer that is lost (%s) leaves it unknown, for the citizen has the message', async (mode) => {
      const before = (await phone().inbox()).length
      await phone().subscribe(templateId, 'accept')
      await phone().subscribe(templateId, 'accept')
      await world.call('/controls/answers', { platform, mode, call: platform === 'wechat' ? 'subscribe/send' : 'templatemessage.send' })
      const outcome = await gateway().message(aMessage())
      await world.call('/controls/answers', { platform, mode: 'normal' })
      expect(outcome.kind).toBe('unknown')
      expect(await phone().inbox()).toHaveLength(before + 1)
      expect((await gateway().message(aMessage())).kind).toBe('sent')
    }, 15_000)
  })

  describe('the face check', () => {
    const person = (key = chen): FacePerson => {
      const citizen = readCitizens().find((one) => one.key === key)
      if (!citizen) throw new Error(key)
      return { name: citizen.name, idNumber: citizen.idNumber, userId: world.userId(platform, chen), proofId: randomUUID() }
    }
    const started = async (who: FacePerson) => {
      const outcome = await gateway().startFace(who)
      if (outcome.kind !== 'ready') throw new Error(outcome.kind)
      expect(outcome.face.platform).toBe(platform)
      return outcome.proofRef
    }

    test("the phone owner's own name and number are proved", async () => {
      const who = person()
      const proofRef = await started(who)
      expect(await gateway().finishFace(proofRef, who)).toBe('not-finished')
      await phone().face(proofRef, 'pass')
      expect(await gateway().finishFace(proofRef, who)).toBe('proved')
    })

    test("another person's name and number are not proved by this face", async () => {
      const who = person('lin-yuan')
      const proofRef = await started(who)
      await phone().face(proofRef, 'pass')
      expect(await gateway().finishFace(proofRef, who)).toBe('not-proved')
    })

    test('a check that was cancelled is not finished', async () => {
      const who = person()
      const proofRef = await started(who)
      await phone().face(proofRef, 'cancel')
      expect(await gateway().finishFace(proofRef, who)).toBe('not-finished')
    })

    test('a number the platform refuses is refused, and silence is unreachable', async () => {
      expect(await gateway().startFace({ ...person(), idNumber: '1' })).toEqual({ kind: 'refused' })
      const dead = deadGateway(platform, world.named)
      expect(await dead.startFace(person())).toEqual({ kind: 'unreachable' })
      expect(await dead.finishFace('ref', person())).toBe('unreachable')
    })
  })
})

describe('what only one platform has', () => {
  test('a citizen whom WeChat blocks is told so', async () => {
    const code = await world.phone('wechat', chen).loginCode()
    await world.call(`/controls/citizens/${chen}`, { blocked: true })
    expect(await world.gateways.wechat.signIn(code)).toEqual({ kind: 'blocked' })
    await world.call(`/controls/citizens/${chen}`, { blocked: false })
  })

  test('a WeChat access token that was dropped is renewed in flight', async () => {
    const id = 'YP-query-answered-wx'
    await world.phone('wechat', chen).subscribe(id, 'accept')
    await world.call('/controls/wechat/drop-tokens', {})
    const values = { what: '公积金', when: '2026年11月24日 09:30', note: '点开看结果' }
    const message = { userId: world.userId('wechat', chen), templateId: id, event: 'query-answered' as const, page: '/pages/home/index', values }
    expect((await world.gateways.wechat.message(message)).kind).toBe('sent')
  })
})
