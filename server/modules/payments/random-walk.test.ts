/**
 * Tries to break T2 to T5: citizens, platform, bureau and worker act in any order, notices come late, twice or forged,
 * answers are lost, and the server is killed between any two statements. When the dust settles, every fen has its place.
 */
import fc from 'fast-check'
import type { Database, Sql } from '../../db/database'
import { openDatabase } from '../../db/database'
import { payingCity, type PayingCity } from '../../../test/builders/payments'
import type { Citizen } from '../identity'
import { verifyLedger } from './ledger'
import { checkOrder } from './read-order'
import { takeNotice } from './take-notice'

class Killed extends Error {}

/** A database whose server dies at the n-th statement from now; a transaction under way is rolled back, as by SIGKILL. */
function mortal(db: Database) {
  let left = Infinity
  const tick = () => {
    if ((left -= 1) < 0) throw new Killed('killed')
  }
  const wrapped = (sql: Sql): Sql => ({ query: (text, params) => (tick(), sql.query(text, params)) })
  const database: Database = {
    kind: db.kind,
    query: (text, params) => (tick(), db.query(text, params)),
    // afterCommit looks for its hooks by the transaction itself, so that is patched and not wrapped.
    transaction: (work) => db.transaction(async (tx) => {
      const { query } = wrapped({ query: tx.query.bind(tx) })
      tx.query = query
      const result = await work(tx)
      tick()
      return result
    }),
    close: () => db.close(),
  }
  return { database, dieAfter: (statements: number) => void (left = statements), revive: () => void (left = Infinity) }
}

type Act =
  | { do: 'tap'; who: 0 | 1 | 2; key: number }
  | { do: 'confirm'; which: number }
  | { do: 'notice'; which: number; bend: 'none' | 'amount' | 'forged' }
  | { do: 'check'; which: number; saw: 'finished' | 'cancelled' | 'unknown' }
  | { do: 'work'; seconds: number }
  | { do: 'weather'; pay: 'fine' | 'lost' | 'dead' | 'refusing'; query: 'fine' | 'dead'; close: 'fine' | 'lost' | 'dead'; bureau: 'fine' | 'lost' | 'down' }
  | { do: 'counter' }
  | { do: 'die'; after: number }

const which = fc.nat({ max: 5 })
const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tap' as const), who: fc.constantFrom(0 as const, 1 as const, 2 as const), key: fc.nat({ max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('notice' as const), which, bend: fc.constantFrom('none' as const, 'none' as const, 'amount' as const, 'forged' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('check' as const), which, saw: fc.constantFrom('finished' as const, 'cancelled' as const, 'unknown' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('work' as const), seconds: fc.constantFrom(1, 31, 120, 1900) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('weather' as const), pay: fc.constantFrom('fine' as const, 'lost' as const, 'dead' as const, 'refusing' as const), query: fc.constantFrom('fine' as const, 'dead' as const), close: fc.constantFrom('fine' as const, 'lost' as const, 'dead' as const), bureau: fc.constantFrom('fine' as const, 'lost' as const, 'down' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('counter' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('die' as const), after: fc.nat({ max: 25 }) }) },
)

let city: PayingCity
let life: ReturnType<typeof mortal>
let runs = 0
beforeAll(async () => {
  life = mortal(await openDatabase({}))
  city = await payingCity({ db: life.database })
})
afterAll(() => city.context.db.close())

interface Story {
  people: [Citizen, Citizen, Citizen]
  billId: string
  reference: string
  run: number
}

async function aStory(): Promise<Story> {
  runs += 1
  const first = city.aCitizen('wechat')
  // The same person on the other platform, and somebody else.
  const people: Story['people'] = [first, { ...first, platform: 'alipay', platformUserId: `ali-${first.platformUserId}` }, city.aCitizen('alipay')]
  const { bill, number, reference } = await city.aFoundBill(first)
  await city.find(people[2], number)
  return { people, billId: bill.id, reference, run: runs }
}

const ordersOf = ({ billId }: Story) =>
  city.context.db.query<{ id: string; number: string; citizen_id: string; platform: 'wechat' | 'alipay'; state: string; amount_in_fen: number; trouble: string | null; late: boolean }>(
    'select id, number, citizen_id, platform, state, amount_in_fen, trouble, late from orders where bill_id = $1 order by created_at, id', [billId])

async function perform(story: Story, act: Act): Promise<void> {
  const { context, platforms, bureau } = city
  if (act.do === 'die') return life.dieAfter(act.after)
  if (act.do === 'weather') {
    for (const platform of Object.values(platforms)) Object.assign(platform.weather, { pay: act.pay, query: act.query, close: act.close })
    bureau.weather = act.bureau
    return
  }
  // Somebody pays at the counter of the bureau, unless the bureau has its money already.
  if (act.do === 'counter') return void (bureau.receipts.has(story.reference) || bureau.payAtCounter(story.reference))
  if (act.do === 'work') return city.rounds(1, act.seconds * 1000)
  if (act.do === 'tap') return void (await city.start(story.people[act.who], story.billId, `walk-${story.run}-${act.key}`).catch(unlessFault))
  const orders = await ordersOf(story)
  const order = orders[act.which % Math.max(orders.length, 1)]
  if (!order) return
  const platform = platforms[order.platform]
  if (act.do === 'confirm') return void platform.confirm(order.number, context.clock.now())
  if (act.do === 'check') {
    const owner = story.people.find((one) => one.id === order.citizen_id) as Citizen
    return void (await checkOrder(context, owner, { id: order.id, saw: act.saw }))
  }
  if (act.bend !== 'forged' && platform.trades.get(order.number)?.state !== 'paid') return
  const notice = act.bend === 'forged' ? platform.forged(order.number) : platform.notice(order.number, act.bend === 'amount' ? { amountInFen: 1 } : {})
  await takeNotice(context, order.platform, notice)
}

/** A reused key is an answer, not a failure. */
function unlessFault(error: Error): void {
  if (error.name !== 'Fault') throw error
}

/** Whatever happened, at no moment may this be untrue. */
async function checkAlways(story: Story): Promise<void> {
  const orders = await ordersOf(story)
  for (const order of orders) {
    const trade = city.platforms[order.platform].trades.get(order.number)
    if (order.state === 'paid' || order.state === 'settled') expect(trade?.state).toBe('paid')
    if (order.state === 'settled') expect(city.bureau.receipts.get(story.reference)?.orderNumber).toBe(order.number)
  }
  expect(orders.filter((order) => order.state !== 'closed' && !order.late).length).toBeLessThanOrEqual(1)
  expect((await verifyLedger(city.context.db)).differences).toEqual([])
}

/** The weather clears, nobody does anything more, and the worker has a day. */
async function settleDust(story: Story): Promise<void> {
  life.revive()
  await perform(story, { do: 'weather', pay: 'fine', query: 'fine', close: 'fine', bureau: 'fine' })
  await city.rounds(4, 70_000)
  await city.rounds(8, 2 * 3_600_000)
}

async function checkAtRest(story: Story): Promise<void> {
  const orders = await ordersOf(story)
  const receipt = city.bureau.receipts.get(story.reference)
  for (const order of orders) {
    const trade = city.platforms[order.platform].trades.get(order.number)
    const isPaid = trade?.state === 'paid'
    const rests = order.state === 'settled' || order.state === 'closed' || (order.state === 'paid' && order.trouble === 'settled-by-another')
    expect([order.state, order.trouble, rests]).toEqual([order.state, order.trouble, true])
    expect(order.state !== 'closed').toBe(isPaid)
    expect(trade?.state).not.toBe('unpaid')
  }
  const isOurs = receipt !== undefined && receipt.orderNumber !== 'counter'
  expect(orders.filter((order) => order.state === 'settled')).toHaveLength(isOurs ? 1 : 0)
  const [{ state }] = await city.context.db.query<{ state: string }>('select state from bills where id = $1', [story.billId])
  expect(state).toBe(orders.some((order) => order.state === 'paid' || order.state === 'settled') ? 'paid' : 'unpaid')
  const audits = await city.context.db.query<{ n: number }>(`select count(*)::int as n from audit_rows where action = 'order.settled' and subject = any($1::text[])`, [orders.map((order) => `order:${order.id}`)])
  expect(audits[0].n).toBe(isOurs ? 1 : 0)
}

describe('any order of events', () => {
  test('money is never lost, never taken twice for one bill unseen, and every order comes to rest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 4, maxLength: 30 }), async (acts) => {
        life.revive()
        const story = await aStory()
        for (const act of acts) {
          await perform(story, act).catch((error: Error) => {
            if (!(error instanceof Killed)) throw error
            life.revive()
          })
          if (act.do === 'die') continue
          life.revive()
          await checkAlways(story)
        }
        await settleDust(story)
        await checkAlways(story)
        await checkAtRest(story)
      }),
      { numRuns: 50, endOnFailure: false },
    )
  }, 180_000)
})
