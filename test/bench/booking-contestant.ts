/** One contestant as a process of its own: node booking-contestant.ts <name> <port> <database url>. */
import express from 'express'
import fastify from 'fastify'
import pg from 'pg'
import { DataTypes, Sequelize } from 'sequelize'
import { bookingLane } from '../../server/modules/appointments/booking-lane'
import { coalescedStatement, singleStatement } from './booking-bare'
import { serveFull } from './booking-full'

interface Wish {
  slotId: number
  userId: number
}
type Book = (wish: Wish) => Promise<boolean>

const POOL = 16
/** More connections make a hot row slower (reference/performance.md §6), so the baseline may choose as well. */
const HOT_POOL = 2
const LANES = 2

async function serve(port: number, book: Book): Promise<void> {
  const app = fastify()
  const wish = { type: 'object', properties: { slotId: { type: 'integer' }, userId: { type: 'integer' } }, required: ['slotId', 'userId'] }
  const reply = { type: 'object', properties: { kind: { type: 'string' } } }
  app.post('/book', { schema: { body: wish, response: { 200: reply } } }, async (request) => ({ kind: (await book(request.body as Wish)) ? 'booked' : 'slot-full' }))
  await app.listen({ host: '127.0.0.1', port })
}

function single(url: string, connections: number): Book {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  return async ({ slotId, userId }) => ((await pool.query({ name: 'book', text: singleStatement, values: [slotId, userId] })).rowCount ?? 0) > 0
}

function coalesced(url: string): Book {
  const pool = new pg.Pool({ connectionString: url, max: LANES })
  const write = async (batch: Wish[]) => {
    const values = [batch.map((wish) => wish.slotId), batch.map((wish) => wish.userId), [...new Set(batch.map((wish) => wish.slotId))]]
    const { rows } = await pool.query({ name: 'book', text: coalescedStatement, values })
    const got = new Set((rows as { slot_id: number; user_id: string }[]).map((row) => `${row.slot_id} ${row.user_id}`))
    return batch.map((wish) => got.has(`${wish.slotId} ${wish.userId}`))
  }
  const lanes = Array.from({ length: LANES }, () => bookingLane<Wish, boolean>({ maxWaiting: 5000, maxBatch: 256, personOf: (wish) => String(wish.userId), write }))
  return async (wish) => (await lanes[wish.slotId % LANES].ask(wish)) === true
}

/** What a team would write: a model each, a transaction, the slot locked, a check, an insert. */
async function serveTeam(url: string, port: number): Promise<void> {
  const sequelize = new Sequelize(url, { logging: false, pool: { max: POOL } })
  const plain = { timestamps: false, underscored: true }
  const Slot = sequelize.define('slot', { id: { type: DataTypes.INTEGER, primaryKey: true }, remaining: DataTypes.INTEGER }, { ...plain, tableName: 'bare_slots' })
  const Booking = sequelize.define('booking', { id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true }, slotId: DataTypes.INTEGER, userId: DataTypes.BIGINT }, { ...plain, tableName: 'bare_bookings' })
  const app = express()
  app.use(express.json())
  app.post('/book', (request, response, next) => {
    const { slotId, userId } = request.body as Wish
    sequelize
      .transaction(async (transaction) => {
        const slot = await Slot.findByPk(slotId, { transaction, lock: transaction.LOCK.UPDATE })
        if (!slot || (slot.get('remaining') as number) <= 0) return false
        await Booking.create({ slotId, userId }, { transaction })
        await slot.decrement('remaining', { transaction })
        return true
      })
      .then((isBooked) => response.json({ kind: isBooked ? 'booked' : 'slot-full' }))
      .catch(next)
  })
  await new Promise<void>((resolve) => app.listen(port, '127.0.0.1', () => resolve()))
}

async function main(): Promise<void> {
  const [name, port, url] = process.argv.slice(2)
  const at = Number(port)
  if (name === 'single-hot') await serve(at, single(url, HOT_POOL))
  else if (name === 'single-spread') await serve(at, single(url, POOL))
  else if (name === 'coalesced') await serve(at, coalesced(url))
  else if (name === 'team') await serveTeam(url, at)
  else if (name === 'full') await serveFull(url, at)
  else throw new Error(`no such contestant: ${name}`)
  process.send?.('ready')
  process.once('disconnect', () => process.exit(0))
}

main().catch((cause) => {
  console.error(cause)
  process.exit(1)
})
