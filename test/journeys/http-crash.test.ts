/** SIGKILL at a random moment of booking and of paying, round after round: never half, and what is paid settles by itself. */
import { calls } from '#contract/api/calls'
import type { Booking } from '#contract/api/appointments'
import { anOpenOrder, book, estate, freeSlots, marriage } from '../setup/first-steps'
import { aRequestKey, aSignedIn, eventually, type HttpCitizen, read, untilSettled } from '../setup/http-citizen'
import { type Postgres, startPostgres } from '../setup/postgres'
import { type Stack, startStack } from '../setup/stack'

jest.setTimeout(240_000)
const ROUNDS = 4
const LONGEST_DELAY_MS = 60
const people = ['chen-zhixia', 'lin-yuan', 'zhou-lan', 'he-xiaoman']
const randomDelay = () => new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_DELAY_MS))
const orNothing = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null)

describe.each(['PGlite', 'PostgreSQL'])('SIGKILL on %s', (database) => {
  let stack: Stack
  let postgres: Postgres | undefined
  beforeAll(async () => {
    postgres = database === 'PostgreSQL' ? await startPostgres() : undefined
    stack = await startStack({ databaseUrl: await postgres?.newDatabase('city') })
  }, 120_000)
  afterAll(async () => {
    await stack?.stop()
    await postgres?.stop()
  })

  async function crash(): Promise<void> {
    await randomDelay()
    await stack.killServer()
    await stack.startServer()
  }

  /** Places taken as the slots say, and bookings as their owners see them: the same number, slot by slot. */
  async function expectNothingHalf(citizens: HttpCitizen[], before: Map<string, number>): Promise<void> {
    const lists = await Promise.all(citizens.map((citizen) => citizen.must(calls.bookings)))
    const open = lists.flatMap(({ bookings }) => bookings).filter(({ state, tile }) => state === 'booked' && tile === marriage.tile)
    const held = (slot: { on: string; from: string }) => open.filter((booking: Booking) => booking.on === slot.on && booking.from === slot.from).length
    await eventually(
      () => freeSlots(citizens[0]),
      (slots) => slots.every((slot) => !before.has(slot.id) || slot.remaining === before.get(slot.id)! - held(slot)),
      { what: 'places taken equal bookings' },
    )
  }

  it('during booking: each booking is there or not, its place with it, and the same request finds it again', async () => {
    const citizens = await Promise.all(people.flatMap((key) => [aSignedIn(stack, key, 'wechat'), aSignedIn(stack, key, 'alipay')]))
    const slots = await freeSlots(citizens[0])
    const before = new Map(slots.map(({ id, remaining }) => [id, remaining]))
    for (let round = 0; round < ROUNDS; round += 1) {
      const slot = slots[round]
      const keys = citizens.map(() => aRequestKey())
      const sent = citizens.map((citizen, index) => orNothing(book(stack, citizen, slot.id, keys[index])))
      await crash()
      const answers = await Promise.all(sent)
      const repeated = await Promise.all(citizens.map((citizen, index) => book(stack, citizen, slot.id, keys[index])))
      repeated.forEach(({ reply }, index) => {
        const first = answers[index]?.reply
        if (first?.kind === 'booked') expect(reply).toMatchObject({ kind: 'booked', booking: { id: first.booking.id } })
        expect(['booked', 'slot-full', 'limit-reached']).toContain(reply.kind)
      })
      await expectNothingHalf(citizens, before)
      // Cancelled, so that the next round can book again; places come back exactly once.
      for (const citizen of citizens) {
        const { bookings } = await citizen.must(calls.bookings)
        for (const { id } of bookings.filter(({ state, tile }) => state === 'booked' && tile === marriage.tile)) await citizen.must(calls.cancelBooking, { params: { booking: id } })
      }
      await expectNothingHalf(citizens, before)
    }
  })

  it('during payment: no money is lost, none is taken twice, and every paid order settles by itself', async () => {
    const payers = [await aSignedIn(stack, 'chen-zhixia', 'wechat'), await aSignedIn(stack, 'lin-yuan', 'alipay')]
    const orders: { citizen: HttpCitizen; id: string; number: string }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const citizen = payers[round % payers.length]
      const { order, cashier } = await anOpenOrder(citizen)
      orders.push({ citizen, id: order.id, number: order.number })
      const confirmed = citizen.payAtCashier(cashier, 'confirm')
      const crashed = crash()
      await Promise.all([confirmed, crashed])
    }
    for (const { citizen, id } of orders) await untilSettled(citizen, id, 60_000)
    const { receipts } = await read<{ receipts: unknown[] }>(`${stack.sandboxUrl}/controls/bureaus/yunpu/water/receipts`)
    for (const { number } of orders) expect(JSON.stringify(receipts).split(number)).toHaveLength(2)
  })

  it('while the order is being made: it becomes payable or is closed, and the bill is paid once', async () => {
    const citizen = await aSignedIn(stack, 'zhou-lan', 'wechat')
    const bill = (await citizen.must(calls.findBills, { params: { city: 'songling', tile: 'water-bill' }, body: { flow: 'pay', inputs: { account: '82000415' } } }))
    if (bill.kind !== 'bills') throw new Error(bill.kind)
    const requestKey = aRequestKey()
    const start = () => citizen.must(calls.startPayment, { body: { billId: bill.bills[0].id, requestKey } })
    const first = orNothing(start())
    await crash()
    await first
    const ready = await eventually(
      () => citizen.must(calls.startPayment, { body: { billId: bill.bills[0].id, requestKey: aRequestKey() } }),
      ({ kind }) => kind === 'ready', { withinMs: 60_000, what: 'payable after the crash' },
    )
    if (ready.kind !== 'ready') throw new Error(ready.kind)
    await citizen.payAtCashier(ready.cashier as unknown as Record<string, unknown>, 'confirm')
    await untilSettled(citizen, ready.order.id, 60_000)
    const { orders } = await citizen.must(calls.orders)
    expect(orders.filter(({ billId, state }) => billId === bill.bills[0].id && ['paid', 'settled'].includes(state))).toHaveLength(1)
  })

  it('a restart in good order keeps sessions, bookings and orders', async () => {
    const citizen = await aSignedIn(stack, 'he-xiaoman', 'alipay')
    const [slot] = await freeSlots(citizen, estate)
    const { reply } = await book(stack, citizen, slot.id)
    if (reply.kind !== 'booked') throw new Error(JSON.stringify(reply))
    await stack.stopServer()
    await stack.startServer()
    expect((await citizen.must(calls.booking, { params: { booking: reply.booking.id } })).number).toBe(reply.booking.number)
    await eventually(() => citizen.must(calls.inbox), ({ threads }) => threads.length > 0, { what: 'the message of the booking' })
  })
})
