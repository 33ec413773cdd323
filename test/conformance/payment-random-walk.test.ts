/**
 * Tries to break T2 to T5 against the sandbox over HTTP: citizens, platform, bureau and worker act in any order, notices come late, twice or forged,
 * answers are lost, and the server is killed between any two statements. When the dust settles, every fen has its place.
 */
import fc from 'fast-check'
import type { PlatformName } from '#contract/api/shared'
import { openDatabase } from '../../server/db/database'
import type { Citizen } from '../../server/modules/identity'
import { verifyLedger } from '../../server/modules/payments/ledger'
import { checkOrder } from '../../server/modules/payments/read-order'
import { Killed, mortal } from '../builders/mortal-database'
import { fineWeather } from '../builders/payment-faults'
import { payingCity, type PayingCity } from '../builders/payments'

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
  { weight: 3, arbitrary: fc.record({ do: fc.constant('weather' as const), pay: fc.constantFrom('fine' as const, 'lost' as const, 'dead' as const, 'refusing' as const), query: fc.constantFrom('fine' as const, 'dead' as const), close: fc.constantFrom('fine' as const, 'lost' as const, 'dead' as const), bureau: fc.constantFrom('fine' as const, 'lost' as const, 'down' as const) }) },
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
afterAll(() => city.close())

interface Story {
  people: [Citizen, Citizen, Citizen]
  billId: string
  amountInFen: number
  reference: string
  run: number
}

async function aStory(): Promise<Story> {
  runs += 1
  await city.reset()
  const first = city.aCitizen('wechat')
  // The same person on the other platform, and somebody else.
  const people: Story['people'] = [first, { ...first, platform: 'alipay', platformUserId: city.world.userId('alipay', 'chen-zhixia') }, city.aCitizen('alipay', 'lin-yuan')]
  const { bill, number, reference } = await city.aFoundBill(first)
  await city.find(people[2], number)
  return { people, billId: bill.id, amountInFen: bill.amountInFen, reference, run: runs }
}

const ordersOf = ({ billId }: Story) =>
  city.context.db.query<{ id: string; number: string; citizen_id: string; platform: PlatformName; state: string; amount_in_fen: number; trouble: string | null; late: boolean }>(
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
  if (act.do === 'counter') return void ((await city.receiptOf(story.reference)) ?? (await city.payAtCounter(story.reference, story.amountInFen)))
  if (act.do === 'work') return city.rounds(1, act.seconds * 1000)
  if (act.do === 'tap') return void (await city.start(story.people[act.who], story.billId, `walk-${story.run}-${act.key}`).catch(unlessFault))
  const orders = await ordersOf(story)
  const order = orders[act.which % Math.max(orders.length, 1)]
  if (!order) return
  if (act.do === 'confirm') return void (await city.confirm(order))
  if (act.do === 'check') {
    const owner = story.people.find((one) => one.id === order.citizen_id) as Citizen
    return void (await checkOrder(context, owner, { id: order.id, saw: act.saw }))
  }
  const trade = (await city.trades()).get(order.number)
  if (act.bend === 'forged' && trade) expect((await city.forgedNotice(order)).accepted).toBe(false)
  if (act.bend === 'amount' && trade === 'paid') expect((await city.notice(order, true)).accepted).toBe(false)
  if (act.bend === 'none' && trade === 'paid') await city.notice(order)
}

/** A reused key is an answer, not a failure. */
function unlessFault(error: Error): void {
  if (error.name !== 'Fault') throw error
}

function unlessKilled(error: Error): void {
  if (!(error instanceof Killed)) throw error
}

/** Whatever happened, at no moment may this be untrue. */
async function checkAlways(story: Story): Promise<void> {
  const [orders, trades, receipt] = [await ordersOf(story), await city.trades(), await city.receiptOf(story.reference)]
  for (const order of orders) {
    const trade = trades.get(order.number)
    if (order.state === 'paid' || order.state === 'settled') expect(trade).toBe('paid')
    // The platforms close what nobody pays in time, so that a close which we forgot would not be seen at rest.
    if (order.state === 'closed') expect(trade).not.toBe('unpaid')
    if (order.state === 'settled') expect(receipt?.payNumber).toBe(order.number)
  }
  expect(orders.filter((order) => order.state !== 'closed' && !order.late).length).toBeLessThanOrEqual(1)
  expect((await verifyLedger(city.context.db)).differences).toEqual([])
}

/** The weather clears, nobody does anything more, and the worker has a day. */
async function settleDust(story: Story): Promise<void> {
  life.revive()
  await perform(story, { do: 'weather', ...fineWeather, bureau: 'fine' } as Act)
  await city.rounds(4, 70_000)
  await city.rounds(8, 2 * 3_600_000)
}

async function checkAtRest(story: Story): Promise<void> {
  const [orders, trades, receipt] = [await ordersOf(story), await city.trades(), await city.receiptOf(story.reference)]
  for (const order of orders) {
    const trade = trades.get(order.number)
    const isPaid = trade === 'paid'
    const rests = order.state === 'settled' || order.state === 'closed' || (order.state === 'paid' && order.trouble === 'settled-by-another')
    expect([order.state, order.trouble, rests]).toEqual([order.state, order.trouble, true])
    expect(order.state !== 'closed').toBe(isPaid)
    expect(trade).not.toBe('unpaid')
  }
  const isOurs = receipt !== undefined && receipt.payNumber !== 'counter'
  expect(orders.filter((order) => order.state === 'settled')).toHaveLength(isOurs ? 1 : 0)
  const [{ state }] = await city.context.db.query<{ state: string }>('select state from bills where id = $1', [story.billId])
  expect(state).toBe(orders.some((order) => order.state === 'paid' || order.state === 'settled') ? 'paid' : 'unpaid')
  const audits = await city.context.db.query<{ n: number }>(`select count(*)::int as n from audit_rows where action = 'order.settled' and subject = any($1::text[])`, [orders.map((order) => `order:${order.id}`)])
  expect(audits[0].n).toBe(isOurs ? 1 : 0)
}

/** Paying by notice, by the worker's question, by the client's; settling; giving up; running out. The server dies in the last act. */
const paths: Record<string, Act[]> = {
  starting: [{ do: 'tap', who: 0, key: 0 }],
  'taking a notice': [{ do: 'tap', who: 0, key: 0 }, { do: 'confirm', which: 0 }, { do: 'notice', which: 0, bend: 'none' }],
  'asking for a lost notice': [{ do: 'tap', who: 1, key: 0 }, { do: 'confirm', which: 0 }, { do: 'check', which: 0, saw: 'finished' }],
  'asking and settling in the worker': [{ do: 'tap', who: 0, key: 0 }, { do: 'confirm', which: 0 }, { do: 'work', seconds: 31 }],
  settling: [{ do: 'tap', who: 1, key: 0 }, { do: 'confirm', which: 0 }, { do: 'notice', which: 0, bend: 'none' }, { do: 'work', seconds: 1 }],
  'giving up': [{ do: 'tap', who: 0, key: 0 }, { do: 'check', which: 0, saw: 'cancelled' }],
  'running out': [{ do: 'tap', who: 1, key: 0 }, { do: 'work', seconds: 1900 }],
}

describe('a server killed at any one statement', () => {
  test.each(Object.keys(paths))('of %s leaves nothing half done, and everything comes to rest', async (name) => {
    const [before, last] = [paths[name].slice(0, -1), paths[name].at(-1) as Act]
    let statement = 0
    for (let hasDied = true; hasDied; statement += 1) {
      const story = await aStory()
      for (const act of before) await perform(story, act)
      life.dieAfter(statement)
      await perform(story, last).catch(unlessKilled)
      hasDied = life.hasDied()
      life.revive()
      await checkAlways(story)
      await settleDust(story)
      await checkAlways(story)
      await checkAtRest(story)
    }
    expect(statement).toBeGreaterThan(3)
  }, 60_000)
})

describe('any order of events', () => {
  test('money is never lost, never taken twice for one bill unseen, and every order comes to rest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 4, maxLength: 30 }), async (acts) => {
        life.revive()
        const story = await aStory()
        for (const act of acts) {
          await perform(story, act).catch(unlessKilled)
          if (act.do === 'die') continue
          life.revive()
          await checkAlways(story)
        }
        await settleDust(story)
        await checkAlways(story)
        await checkAtRest(story)
      }),
      { numRuns: 100, endOnFailure: false },
    )
  }, 180_000)
})
