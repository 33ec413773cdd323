/** One suite, both databases: what modules rely on holds on a laptop's PGlite and on a city's PostgreSQL. */
import { afterCommit, openDatabase, type Database } from '../../server/db/database'
import { readMigrations } from '../../server/db/migrate'
import { record, verifyChain } from '../../server/modules/audit'
import { signIn } from '../../server/modules/identity/sign-in'
import { aContext, type TestContext } from '../builders/context'
import { aSignInGateway, aSeededContext } from '../builders/seeded'
import { startPostgres, type Postgres } from '../setup/postgres'

let postgres: Postgres
beforeAll(async () => void (postgres = await startPostgres(['fsync=off'])), 60_000)
afterAll(() => postgres.stop())

const kinds = ['pglite', 'postgres'] as const
let count = 0

describe.each(kinds)('on %s', (kind) => {
  let db: Database
  beforeAll(async () => {
    db = await openDatabase(kind === 'postgres' ? { url: await postgres.newDatabase(`suite${++count}`) } : {})
    await db.query('create table things (id int8 primary key, on_day date, at timestamptz, bytes bytea, facts jsonb, days date[], ids int8[], ok boolean, words text[])')
  })
  afterAll(() => db.close())

  test('every kind of value comes back as it went in', async () => {
    const at = new Date('2026-02-28T16:30:00.123Z')
    const row = { id: 9_007_199_254_740_991, on_day: '2026-03-01', at, bytes: Buffer.from([0, 92, 255]), facts: { 名: [1, null, 'x'] }, days: ['2026-01-01', '2026-12-31'], ids: [1, 2], ok: true, words: ['甲', 'a"b,c'] }
    await db.query('insert into things values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9)', [row.id, row.on_day, row.at, row.bytes, JSON.stringify(row.facts), row.days, row.ids, row.ok, row.words])
    expect((await db.query('select * from things'))[0]).toEqual(row)
    expect(await db.query('select count(*) as n, sum(1)::int8 as s, max(on_day) as d, $1::text as t from things', ['文'])).toEqual([{ n: 1, s: 1, d: '2026-03-01', t: '文' }])
  })

  test('nothing given is null', async () => {
    await db.query('insert into things (id, on_day, at, bytes, facts) values ($1, $2, $3, $4, $5::jsonb)', [2, undefined, null, undefined, null])
    expect((await db.query('select on_day, at, bytes, facts, words from things where id = 2'))[0]).toEqual({ on_day: null, at: null, bytes: null, facts: null, words: null })
  })

  test('a breach of uniqueness carries its SQLSTATE and leaves the transaction without a trace', async () => {
    const told: string[] = []
    const failed = db.transaction(async (tx) => {
      afterCommit(tx, () => told.push('committed'))
      await tx.query('insert into things (id) values (3)')
      await tx.query('insert into things (id) values (3)')
    })
    await expect(failed).rejects.toMatchObject({ code: '23505' })
    expect(await db.query('select id from things where id = 3')).toEqual([])
    expect(told).toEqual([])
  })

  test('all migrations of all modules are applied', async () => {
    const names = (await db.query<{ name: string }>('select name from migrations order by name')).map((row) => row.name)
    expect(names).toEqual(readMigrations().map((migration) => migration.name))
  })
})

describe('several processes on one PostgreSQL', () => {
  let url: string
  beforeAll(async () => void (url = await postgres.newDatabase('several')))

  test('may start at once: one migrates, the others wait', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ url, poolSize: 2 })))
    expect(await opened[2].query('select count(*) as n from migrations')).toEqual([{ n: readMigrations().length }])
    await Promise.all(opened.map((each) => each.close()))
  })

  describe('share its rows', () => {
    let contexts: TestContext[]
    beforeAll(async () => {
      contexts = await Promise.all([1, 2].map(async () => aContext({ db: await openDatabase({ url, poolSize: 5 }), gateways: { wechat: aSignInGateway('wechat') } })))
    })
    afterAll(() => Promise.all(contexts.map((context) => context.db.close())))

    test('an event is told by one of them only', async () => {
      const heard: string[] = []
      for (const context of contexts) context.events.on('payment.paid', async (_payload, id) => void heard.push(id))
      const matter = { citizenId: 'c', platform: 'wechat', city: 'yunpu', tile: 't', digest: 'd', icon: 'i', title: '', text: '', link: '/', values: {}, orderId: 'o', orderNumber: 'n', amountInFen: 1 } as const
      const ids = await contexts[0].db.transaction((tx) => contexts[0].events.publishAll(tx, 'payment.paid', Array.from({ length: 120 }, () => matter)))
      while ((await Promise.all(contexts.map((context) => context.events.deliver()))).some((told) => told > 0));
      expect([...heard].sort()).toEqual([...ids].sort())
    })

    test('forty writers and three sealers at once leave one whole audit chain', async () => {
      const [one, two] = contexts
      const before = await verifyChain(one.db)
      await Promise.all([
        ...Array.from({ length: 40 }, (_, i) => {
          const context = contexts[i % 2]
          return context.db.transaction((tx) => record(context, tx, { actor: 'system', action: 'thing.done', subject: `thing:${i}` }))
        }),
        verifyChain(one.db).catch(() => null), verifyChain(two.db).catch(() => null), verifyChain(two.db).catch(() => null),
      ])
      const rows = before.kind === 'whole' ? before.rows : -1
      expect(await verifyChain(one.db)).toMatchObject({ kind: 'whole', rows: rows + 40 })
    })

    test('eight first sign-ins of one citizen at once make one citizen', async () => {
      await Promise.all(Array.from({ length: 8 }, (_, i) => signIn(contexts[i % 2], { platform: 'wechat', code: 'code-rush' })))
      const [{ accounts, sessions, citizens }] = await contexts[0].db.query<{ accounts: number; sessions: number; citizens: number }>(
        `select (select count(*) from platform_accounts where platform_user_id = 'rush') as accounts, (select count(*) from sessions where platform_user_id = 'rush') as sessions,
           (select count(*) from citizens) as citizens`)
      expect([accounts, sessions, citizens]).toEqual([1, 8, 1])
    })

    test('seeding from two of them at once publishes each tile once', async () => {
      const seeded = await Promise.all(contexts.map((context) => aSeededContext({ db: context.db })))
      const rows = await seeded[0].db.query<{ n: number }>('select count(*) as n from tile_versions where version > 1')
      expect(rows).toEqual([{ n: 0 }])
    })
  })
})
