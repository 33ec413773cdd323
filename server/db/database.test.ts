import { aContext, type TestContext } from '../../test/builders/context'
import { afterCommit } from './database'
import { migrate } from './migrate'
import { openPglite } from './pglite'

describe('the database', () => {
  let context: TestContext
  beforeAll(async () => {
    context = await aContext()
    await context.db.query('create table things (id int8 primary key, on_day date, at timestamptz, bytes bytea, facts jsonb, days date[])')
  })
  afterAll(() => context.db.close())

  test('gives dates as text, instants as Date, large integers as numbers, bytes as Buffer and JSON parsed', async () => {
    const at = new Date('2026-11-24T01:02:03.004Z')
    await context.db.query('insert into things values ($1, $2, $3, $4, $5::jsonb, $6)', [
      9_007_199_254_740_991, '2026-02-28', at, Buffer.from([0, 255, 7]), JSON.stringify([{ a: 1 }]), ['2026-01-01', '2026-12-31'],
    ])
    const [row] = await context.db.query('select * from things')
    expect(row).toEqual({ id: 9_007_199_254_740_991, on_day: '2026-02-28', at, bytes: Buffer.from([0, 255, 7]), facts: [{ a: 1 }], days: ['2026-01-01', '2026-12-31'] })
    expect(Buffer.isBuffer(row.bytes)).toBe(true)
  })

  test('a transaction that throws leaves nothing and runs no after-commit action', async () => {
    let told = 0
    await expect(
      context.db.transaction(async (tx) => {
        afterCommit(tx, () => told++)
        await tx.query('insert into things (id) values (2)')
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await context.db.query('select 1 from things where id = 2')).toEqual([])
    await new Promise((done) => setImmediate(done))
    expect(told).toBe(0)
  })

  test('after-commit actions run once the rows can be seen', async () => {
    const seen = await new Promise((done) => {
      void context.db.transaction(async (tx) => {
        afterCommit(tx, () => void context.db.query('select id from things where id = 3').then(done))
        await tx.query('insert into things (id) values (3)')
      })
    })
    expect(seen).toEqual([{ id: 3 }])
  })

  test('the outer connection inside a transaction is an error and not a deadlock', async () => {
    await expect(context.db.transaction(() => context.db.query('select 1'))).rejects.toThrow('use tx, not db')
  })

  test('a migration that changed after it ran is refused by name', async () => {
    const driver = await openPglite()
    await migrate(driver, [{ name: '0001-a.sql', text: 'create table a (id int); create table b (id int);' }])
    await migrate(driver, [{ name: '0001-a.sql', text: 'create table a (id int); create table b (id int);' }])
    await expect(migrate(driver, [{ name: '0001-a.sql', text: 'create table a (id bigint)' }])).rejects.toThrow('migration 0001-a.sql was changed')
    await driver.close()
  })
})
