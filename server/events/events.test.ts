import { aContext, type TestContext } from '../../test/builders/context'
import { retryDelayMs } from './dispatcher'
import type { DomainEvents } from './events'

const aBooking = (title: string): DomainEvents['booking.made'] => ({
  citizenId: 'c', platform: 'wechat', city: 'yunpu', tile: 't', digest: 'd', icon: 'home', title, text: '', link: '/', values: {},
  bookingId: 'b', number: 'A1', on: '2026-11-24', from: '09:00', to: '09:30',
})

describe('events', () => {
  let context: TestContext
  beforeEach(async () => void (context = await aContext()))
  afterEach(() => context.db.close())

  const publish = (title: string) => context.db.transaction((tx) => context.events.publish(tx, 'booking.made', aBooking(title)))

  test('a listener is told once, in the order of publishing', async () => {
    const heard: string[] = []
    context.events.on('booking.made', async ({ title }) => void heard.push(title))
    await publish('first')
    await publish('second')
    expect(await context.events.deliver()).toBe(2)
    expect(await context.events.deliver()).toBe(0)
    expect(heard).toEqual(['first', 'second'])
  })

  test('an event of a transaction that failed is never told', async () => {
    await context.db.transaction(async (tx) => {
      await context.events.publish(tx, 'booking.made', aBooking('never'))
      throw new Error('rolled back')
    }).catch(() => {})
    expect(await context.events.deliver()).toBe(0)
  })

  test('a failing listener is asked again later with a growing delay, under the same event id', async () => {
    const ids: string[] = []
    context.events.on('booking.made', async (_payload, id) => {
      ids.push(id)
      if (ids.length < 3) throw new Error('not now')
    })
    const id = await publish('stubborn')
    await context.events.deliver()
    await context.events.deliver()
    expect(ids).toHaveLength(1)
    context.clock.advance(retryDelayMs(1))
    await context.events.deliver()
    context.clock.advance(retryDelayMs(1))
    await context.events.deliver()
    expect(ids).toHaveLength(2)
    context.clock.advance(retryDelayMs(2))
    await context.events.deliver()
    expect(ids).toEqual([id, id, id])
    context.clock.advance(3_600_000)
    expect(await context.events.deliver()).toBe(0)
  })

  test('an event claimed by a process that died is told by another one after its claim runs out', async () => {
    await publish('orphan')
    await context.db.query("update outbox set due_at = $1, attempts = 1", [new Date(context.clock.now().getTime() + 60_000)])
    const heard: string[] = []
    context.events.on('booking.made', async ({ title }) => void heard.push(title))
    await context.events.deliver()
    expect(heard).toEqual([])
    context.clock.advance(60_001)
    await context.events.deliver()
    expect(heard).toEqual(['orphan'])
  })

  test('publishing wakes the worker after the commit', async () => {
    const woken = new Promise<void>((wake) => context.events.onWake(wake))
    await publish('hello')
    await woken
  })
})
