/** A slot of yesterday, and one inside the lead time: told so, with what is free next, and nothing taken. */
import pg from 'pg'
import { addDays, beijingDate, beijingInstant, beijingTime } from '#contract/dates'
import { calls } from '#contract/api/calls'
import { book, freeSlots } from '../setup/first-steps'
import { aSignedIn } from '../setup/http-citizen'
import { type Postgres, startPostgres } from '../setup/postgres'
import { type Stack, startStack } from '../setup/stack'

jest.setTimeout(60_000)
const MINUTE = 60_000

describe('a slot whose time has come', () => {
  let postgres: Postgres
  let stack: Stack
  let database: pg.Client
  beforeAll(async () => {
    postgres = await startPostgres()
    stack = await startStack({ databaseUrl: await postgres.newDatabase('city') })
    database = new pg.Client({ connectionString: postgres.url('city') })
    await database.connect()
  }, 120_000)
  afterAll(async () => {
    await database?.end()
    await stack?.stop()
    await postgres?.stop()
  })

  /** Nobody can wait for tomorrow in a test, so the slot is moved instead of the clock. */
  async function moveTo(id: string, on: string, from: string): Promise<void> {
    const starts = beijingInstant(on, from)
    const ends = new Date(starts.getTime() + 30 * MINUTE)
    await database.query('update slots set on_date = $2, from_time = $3, to_time = $4, starts_at = $5, ends_at = $6 where id = $1', [id, on, from, beijingTime(ends), starts, ends])
  }

  it('yesterday is past: the two nearest that are free are offered, and no place is taken', async () => {
    const citizen = await aSignedIn(stack, 'chen-zhixia')
    const slots = await freeSlots(citizen)
    const { id } = slots[slots.length - 1]
    await moveTo(id, addDays(beijingDate(Date.now()), -1), '09:07')
    await stack.stopServer()
    await stack.startServer()
    const { status, reply } = await book(stack, citizen, id)
    expect(status).toBe(200)
    if (reply.kind !== 'slot-past') throw new Error(JSON.stringify(reply))
    expect(reply.nearest.length).toBeGreaterThan(0)
    const { rows } = await database.query('select taken from slots where id = $1', [id])
    expect(rows).toEqual([{ taken: 0 }])
    expect((await citizen.must(calls.bookings)).bookings).toEqual([])
  })

  it('half an hour from now is inside the lead time of an hour', async () => {
    const citizen = await aSignedIn(stack, 'lin-yuan')
    const slots = await freeSlots(citizen)
    const { id } = slots[slots.length - 1]
    const soon = new Date(Date.now() + 30 * MINUTE)
    await moveTo(id, beijingDate(soon), beijingTime(soon))
    await stack.stopServer()
    await stack.startServer()
    expect((await book(stack, citizen, id)).reply.kind).toBe('slot-past')
  })
})
