import fc from 'fast-check'
import { aBookableCity, aCitizen, aCity, anAppointmentTile } from '../../../test/builders/appointment'
import { aContext, type TestContext } from '../../../test/builders/context'
import type { Matter } from '../../events/events'
import type { Gateway, MessageOutcome, PlatformMessage } from '../../platforms/gateway'
import { liveTile } from '../catalogue'
import type { Citizen } from '../identity'
import { messagesListeners } from '.'
import { deliverDue } from './deliver'
import { deliveryStates, moves } from './delivery-states'
import { creditsOf } from './grants.store'
import { inbox, readThread } from './inbox'
import { hear } from './on-events'
import { recordGrants } from './record-grants'
import { bookingItem, billItem, orderItem } from './waiting'

const template = 'wx-booking-made'
const calls: PlatformMessage[] = []
let answer: (sent: PlatformMessage) => Promise<MessageOutcome>
let context: TestContext
let citizen: Citizen
let matter: Matter
let keys = 0

beforeAll(async () => {
  const message = async (sent: PlatformMessage) => {
    calls.push(sent)
    return answer(sent)
  }
  context = await aContext({ gateways: { wechat: { platform: 'wechat', message } as Partial<Gateway> as Gateway } })
  messagesListeners(context)
  await aBookableCity(context, { city: aCity(), tile: anAppointmentTile() })
})
beforeEach(async () => {
  calls.length = 0
  answer = async () => ({ kind: 'sent', id: 'm-1' })
  citizen = await aCitizen(context)
  const { digest } = await liveTile(context, 'yunpu', 'housing-registration')
  matter = {
    citizenId: citizen.id, platform: 'wechat', city: 'yunpu', tile: 'housing-registration', digest, icon: 'home',
    title: '已约好：房产登记', text: '11 月 25 日', link: `/account/booking/index?id=${citizen.id}`, values: { what: '不动产登记', when: '2026-11-25 09:00', where: '云浦市民中心', number: 'A1-0001' },
  }
})
afterAll(() => context.db.close())

const made = (over: Partial<Matter> = {}) => ({ ...matter, ...over, bookingId: citizen.id, number: 'A1-0001', on: '2026-11-25', from: '09:00', to: '09:30' })
const say = async (over: Partial<Matter> = {}) => {
  await context.db.transaction((tx) => context.events.publish(tx, 'booking.made', made(over)))
  await context.events.deliver()
}
const grant = (outcome: 'accepted' | 'rejected' | 'banned' = 'accepted', requestKey = `request-${++keys}`) => recordGrants(context, citizen, { city: 'yunpu', results: [{ templateId: template, outcome }], requestKey })
const credits = () => creditsOf(context.db, { citizenId: citizen.id, platform: 'wechat', templateId: template })
const deliveries = () => context.db.query<{ state: string; attempts: number; why: string | null }>('select state, attempts, why from message_deliveries where citizen_id = $1 order by event_id', [citizen.id])

test('one yes carries one message, with the values of the event, to the citizen who said it', async () => {
  await grant()
  await say()
  await deliverDue(context)
  expect(calls).toEqual([{ userId: citizen.platformUserId, templateId: template, event: 'booking-made', page: matter.link, values: matter.values }])
  expect(await credits()).toBe(0)
  await say({ link: '/account/booking/index?id=another' })
  await deliverDue(context)
  expect(calls).toHaveLength(1)
  const { threads, unread } = await inbox(context, citizen)
  expect(threads.map((thread) => thread.delivery)).toEqual(['inbox-only', 'platform'])
  expect(unread).toBe(2)
})

test('the same event told twice makes one thread and one message', async () => {
  await grant()
  await grant()
  const eventId = context.newId()
  for (let n = 0; n < 2; n++) await hear(context, { matter, event: 'booking-made', eventId })
  await deliverDue(context)
  await deliverDue(context)
  expect(calls).toHaveLength(1)
  expect((await inbox(context, citizen)).threads).toHaveLength(1)
})

test('the same yes told twice is one credit, and a no is none', async () => {
  await grant('accepted', 'same-tap-1')
  await grant('accepted', 'same-tap-1')
  await grant('rejected')
  await grant('banned')
  expect(await credits()).toBe(1)
})

test('a template that is not the city\'s is refused with its path', async () => {
  const body = { city: 'yunpu', results: [{ templateId: 'ali-booking-made', outcome: 'accepted' as const }], requestKey: 'request-x1' }
  await expect(recordGrants(context, citizen, body)).rejects.toMatchObject({ code: 'bad-request', problems: [{ path: '/results/0/templateId' }] })
})

test('a yes said just after the event still carries its message, one said much later does not', async () => {
  await say()
  await deliverDue(context)
  expect((await inbox(context, citizen)).threads[0].delivery).toBe('inbox-only')
  context.clock.advance(10 * 60_000)
  await grant()
  await deliverDue(context)
  expect(calls).toHaveLength(1)
  await say({ link: '/later' })
  await deliverDue(context)
  context.clock.advance(31 * 60_000)
  await grant()
  await deliverDue(context)
  expect(calls).toHaveLength(1)
})

test('a platform that has no yes left heals our count to zero', async () => {
  await grant()
  await grant()
  answer = async () => ({ kind: 'no-grant' })
  await say()
  await deliverDue(context)
  expect(await credits()).toBe(0)
  expect(await deliveries()).toMatchObject([{ state: 'no-credit' }])
})

test('only "retry" is tried again, later each time, and keeps the credit', async () => {
  await grant()
  answer = async () => ({ kind: 'retry', why: 'errcode:-1' })
  await say()
  await deliverDue(context)
  await deliverDue(context)
  expect([calls.length, await credits()]).toEqual([1, 1])
  expect((await inbox(context, citizen)).threads[0].delivery).toBe('waiting')
  context.clock.advance(5_000)
  await deliverDue(context)
  context.clock.advance(9_000)
  await deliverDue(context)
  expect(calls).toHaveLength(2)
  answer = async () => ({ kind: 'sent' })
  context.clock.advance(1_000)
  await deliverDue(context)
  expect([calls.length, await credits()]).toEqual([3, 0])
  expect((await inbox(context, citizen)).threads[0].delivery).toBe('platform')
})

test('a message the platform will never take is not tried again, and the yes is kept for the next', async () => {
  await grant()
  answer = async () => ({ kind: 'rejected', why: 'template:40037' })
  await say()
  await deliverDue(context)
  context.clock.advance(3_600_000)
  await deliverDue(context)
  expect([calls.length, await credits()]).toEqual([1, 1])
  expect(await deliveries()).toMatchObject([{ state: 'rejected', why: 'template:40037' }])
})

test('a message that the platform may have taken is not sent again, its credit is spent, and the inbox has the matter', async () => {
  await grant()
  await grant()
  answer = async () => ({ kind: 'unknown', why: 'silent' })
  await say()
  await deliverDue(context)
  context.clock.advance(3_600_000)
  await deliverDue(context)
  expect([calls.length, await credits()]).toEqual([1, 1])
  expect(await deliveries()).toMatchObject([{ state: 'unknown', why: 'silent' }])
  expect((await inbox(context, citizen)).threads).toMatchObject([{ title: matter.title, delivery: 'inbox-only' }])
})

test('a crash in the middle of a call leaves a message that nobody sends again', async () => {
  await grant()
  answer = () => Promise.reject(new Error('the socket broke after the request was written'))
  await say()
  await deliverDue(context)
  expect(await deliveries()).toMatchObject([{ state: 'unknown' }])
  await context.db.query(`update message_deliveries set state = 'sending', moved_at = $2 where citizen_id = $1`, [citizen.id, context.clock.now()])
  context.clock.advance(6 * 60_000)
  await deliverDue(context)
  expect([calls.length, await credits()]).toEqual([1, 0])
  expect(await deliveries()).toMatchObject([{ state: 'unknown', why: 'interrupted' }])
})

test('an event that the tile has no message for still reaches the inbox', async () => {
  await grant()
  await context.db.transaction((tx) => context.events.publish(tx, 'booking.cancelled', { ...matter, bookingId: citizen.id, number: 'A1-0001' }))
  await context.events.deliver()
  await deliverDue(context)
  expect(calls).toHaveLength(0)
  expect((await inbox(context, citizen)).threads).toMatchObject([{ event: 'booking-cancelled', delivery: 'inbox-only' }])
})

test('a matter has one thread, whose words are those of its newest event even when an older one is told later', async () => {
  const [older, newer] = [context.newId(), context.newId()]
  await hear(context, { matter: { ...matter, title: '已取消' }, event: 'booking-cancelled', eventId: newer })
  await hear(context, { matter, event: 'booking-made', eventId: older })
  expect((await inbox(context, citizen)).threads).toMatchObject([{ title: '已取消' }])
})

test('a thread is read by its own citizen only, and the try of another is written down', async () => {
  await say()
  const [thread] = (await inbox(context, citizen)).threads
  const stranger = await aCitizen(context)
  await expect(readThread(context, stranger, thread.id)).rejects.toMatchObject({ code: 'message-not-found' })
  await expect(readThread(context, stranger, context.newId())).rejects.toMatchObject({ code: 'message-not-found' })
  expect(await context.db.query('select 1 from audit_rows where action = $1 and subject = $2', ['access.refused', `thread:${thread.id}`])).toHaveLength(1)
  await readThread(context, citizen, thread.id)
  expect(await inbox(context, citizen)).toMatchObject({ unread: 0, threads: [{ unread: false }] })
})

test('two workers at once send each message once', async () => {
  for (let n = 0; n < 10; n++) {
    await grant()
    await say({ link: `/matter-${n}` })
  }
  await Promise.all([deliverDue(context), deliverDue(context), deliverDue(context)])
  expect(calls).toHaveLength(10)
  expect(new Set(calls.map((call) => call.page)).size).toBe(10)
})

test('however yes, no, events and the platform\'s moods follow each other, messages never exceed credits and credits never go below zero', async () => {
  const step = fc.oneof(
    fc.constant('yes' as const), fc.constant('event' as const), fc.constant('deliver' as const), fc.constant('wait' as const),
    fc.constantFrom('sent' as const, 'no-grant' as const, 'retry' as const, 'rejected' as const, 'unknown' as const),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      citizen = await aCitizen(context)
      matter = { ...matter, citizenId: citizen.id }
      let [yes, sent, n] = [0, 0, 0]
      let mood: string = 'sent'
      answer = async ({ userId }) => {
        // What an earlier walk left waiting may come along. An unknown one counts as sent: the worst that may be true.
        if ((mood === 'sent' || mood === 'unknown') && userId === citizen.platformUserId) sent += 1
        return (mood === 'sent' || mood === 'no-grant' ? { kind: mood } : { kind: mood, why: 'mood' }) as MessageOutcome
      }
      for (const each of steps) {
        if (each === 'yes') { await grant(); yes += 1 }
        else if (each === 'event') await say({ link: `/${citizen.id}/${n++}` })
        else if (each === 'deliver') await deliverDue(context)
        else if (each === 'wait') context.clock.advance(60_000)
        else mood = each
        expect(await credits()).toBeGreaterThanOrEqual(0)
        expect(sent + (await credits())).toBeLessThanOrEqual(yes)
      }
      const rows = await context.db.query<{ n: number }>(`select count(*) as n from message_deliveries where citizen_id = $1 and state in ('sent', 'unknown')`, [citizen.id])
      expect(rows[0].n).toBe(sent)
      expect(sent).toBeLessThanOrEqual(n)
    }),
    { numRuns: 25 },
  )
})

test('every state of a delivery but the two first ones is reached by a move, and nothing leaves "sent" or "unknown"', () => {
  const reached = new Set(moves.map((move) => move.to))
  expect(deliveryStates.filter((state) => !reached.has(state))).toEqual(['no-template'])
  expect(moves.filter((move) => move.from === 'sent' || move.from === 'unknown')).toEqual([])
})

test('what waits says when and where, or how much and until when', () => {
  const booking = { id: 'b', tileName: '不动产登记预约', on: '2026-11-25', from: '09:00', venue: { name: '云浦市民中心' } } as Parameters<typeof bookingItem>[0]
  expect(bookingItem(booking).item).toEqual({ kind: 'booking', id: 'b', title: '不动产登记预约', line: '11 月 25 日 周三 09:00，云浦市民中心', on: '2026-11-25' })
  const bill = { id: 'w', title: '水费，2026 年 10 月', amountInFen: 4860, dueOn: '2026-12-10' } as Parameters<typeof billItem>[0]
  expect(billItem(bill)).toMatchObject({ on: '2026-12-10', item: { line: '48.60 元，12 月 10 日 周四前缴' } })
  const order = { id: 'o', title: '水费', amountInFen: 4860, state: 'paid' } as Parameters<typeof orderItem>[0]
  expect(orderItem(order, '2026-11-24')).toMatchObject({ on: '2026-11-24', item: { line: '48.60 元，已扣款，正在销账' } })
})
