/** The same promise on both databases: PGlite with one process, PostgreSQL with several that share nothing but it. */
import fc from 'fast-check'
import type { BookReply } from '#contract/api/appointments'
import type { Context } from '../../server/context'
import { openDatabase } from '../../server/db/database'
import { fillSchedules } from '../../server/modules/appointments/appointments.jobs'
import { book } from '../../server/modules/appointments/book'
import { cancelBooking } from '../../server/modules/appointments/cancel-booking'
import { publishTile } from '../../server/modules/catalogue'
import { refresh } from '../../server/modules/catalogue/live'
import type { Citizen } from '../../server/modules/identity'
import { aBookableCity, aCitizen, aCity, anAppointmentTile, anAuthor } from '../builders/appointment'
import { aContext } from '../builders/context'
import { startPostgres } from '../setup/postgres'
import { brokenTruths } from './booking-truths'

const LIMIT = 2
const person = { name: '林远', mobile: '19900004321' }
const tileWith = (quota: number) =>
  anAppointmentTile({
    perPersonLimit: LIMIT, horizonDays: 1,
    venues: [{ venue: 'civic-centre', schedule: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '11:00', slotMinutes: 30, quota }] }],
  })

interface Engine {
  contexts: Context[]
  close(): Promise<void>
}

async function pglite(): Promise<Engine> {
  const context = await aContext()
  return { contexts: [context], close: () => context.db.close() }
}

async function postgres(): Promise<Engine> {
  const server = await startPostgres()
  const url = await server.newDatabase('booking')
  const contexts: Context[] = []
  for (let n = 0; n < 3; n++) contexts.push(await aContext({ db: await openDatabase({ url }) }))
  return {
    contexts,
    async close() {
      for (const context of contexts) await context.db.close()
      await server.stop()
    },
  }
}

describe.each([['PGlite', pglite], ['PostgreSQL with three processes', postgres]] as const)('on %s', (_name, open) => {
  let engine: Engine
  let cities = 0
  let keys = 0

  beforeAll(async () => { engine = await open() }, 60_000)
  afterAll(async () => engine?.close())

  const first = () => engine.contexts[0]
  const any = (n: number) => engine.contexts[n % engine.contexts.length]
  const aNewCity = async (quota: number) => aBookableCity(first(), { city: aCity({ code: `city-${++cities}` }), tile: tileWith(quota) })
  const slotsOf = async (city: string) => {
    await fillSchedules(first())
    // The other processes would learn of the new tile within a quarter of a second by themselves.
    for (const context of engine.contexts) await refresh(context)
    return (await first().db.query<{ id: string }>('select id from slots where city = $1 and on_date = $2 order by starts_at', [city, '2026-11-25'])).map((row) => row.id)
  }
  const ask = (n: number, citizen: Citizen, slotId: string, requestKey = `request-${++keys}`) => book(any(n), citizen, { slotId, person, requestKey })
  const kindsOf = (replies: BookReply[]) => replies.reduce<Record<string, number>>((counts, { kind }) => ({ ...counts, [kind]: (counts[kind] ?? 0) + 1 }), {})

  test('one place and two hundred people at once: one of them has it', async () => {
    const [slot] = await slotsOf((await aNewCity(1)).city)
    const citizens = await Promise.all(Array.from({ length: 200 }, () => aCitizen(first())))
    const replies = await Promise.all(citizens.map((citizen, n) => ask(n, citizen, slot)))
    expect(kindsOf(replies)).toEqual({ booked: 1, 'slot-full': 199 })
    expect(await brokenTruths(first().db, LIMIT)).toEqual([])
  })

  test('fifty places are sold to fifty of two hundred, and none is left over', async () => {
    const slots = (await slotsOf((await aNewCity(50)).city)).slice(0, 1)
    const citizens = await Promise.all(Array.from({ length: 200 }, () => aCitizen(first())))
    const replies = await Promise.all(citizens.map((citizen, n) => ask(n, citizen, slots[0])))
    expect(kindsOf(replies)).toEqual({ booked: 50, 'slot-full': 150 })
    expect(await brokenTruths(first().db, LIMIT)).toEqual([])
  })

  test('the same request sent through every process at once gets one booking and one answer', async () => {
    const [slot] = await slotsOf((await aNewCity(50)).city)
    for (let round = 0; round < 5; round++) {
      const citizen = await aCitizen(first())
      const replies = await Promise.all(Array.from({ length: 9 }, (_, n) => ask(n, citizen, slot, `same-request-${cities}-${round}`)))
      expect(kindsOf(replies)).toEqual({ booked: 9 })
      expect(new Set(replies.map((reply) => (reply.kind === 'booked' ? reply.booking.id : reply.kind))).size).toBe(1)
    }
    expect(await brokenTruths(first().db, LIMIT)).toEqual([])
  })

  test('a person who tries every slot through every process holds no more than the limit', async () => {
    const slots = await slotsOf((await aNewCity(50)).city)
    const citizen = await aCitizen(first())
    const replies = await Promise.all([...slots, ...slots].map((slot, n) => ask(n, citizen, slot)))
    expect(kindsOf(replies)).toMatchObject({ booked: LIMIT })
    expect(await brokenTruths(first().db, LIMIT)).toEqual([])
  })

  test('people who book and cancel in any order, while the rules change, break no truth', async () => {
    const step = fc.record({ who: fc.nat(9), slot: fc.nat(3), process: fc.nat(2), does: fc.constantFrom('book' as const, 'book' as const, 'repeat' as const, 'cancel' as const), quota: fc.integer({ min: 2, max: 6 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const { city, tile } = await aNewCity(2)
        const slots = await slotsOf(city)
        const citizens = await Promise.all(Array.from({ length: 10 }, () => aCitizen(first())))
        const own = new Map<string, string[]>()
        const walk = steps.map(async ({ who, slot, process, does }, n) => {
          const citizen = citizens[who]
          const mine = own.get(citizen.id) ?? []
          own.set(citizen.id, mine)
          if (does === 'cancel') {
            const id = mine.pop()
            if (id) expect((await cancelBooking(any(process), citizen, id)).kind).toBe('cancelled')
            return
          }
          const reply = await ask(process, citizen, slots[slot % slots.length], does === 'repeat' ? `${city}-${who}-${slot}` : `${city}-step-${n}`)
          if (reply.kind === 'booked') mine.push(reply.booking.id)
        })
        // Raised only: a lowered quota below what is taken is right, and tested beside the module.
        const raised = publishTile(first(), { city, tile, manifest: tileWith(Math.max(...steps.map((each) => each.quota))), ...anAuthor })
        await Promise.all([...walk, raised])
        expect(await brokenTruths(first().db, LIMIT)).toEqual([])
      }),
      { numRuns: 6 },
    )
  }, 60_000)
})
