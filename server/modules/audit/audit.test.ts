import { aContext, type TestContext } from '../../../test/builders/context'
import { record, sealChain, sm3, verifyChain } from '.'

describe('the audit', () => {
  let context: TestContext
  beforeEach(async () => {
    context = await aContext()
    for (const after of ['created', 'awaiting', 'paid']) await record(context, context.db, { actor: 'system', action: `order.${after}`, subject: 'order:1', after })
  })
  afterEach(() => context.db.close())

  const asIntruder = async (sql: string) => {
    await context.db.query('alter table audit_rows disable trigger all')
    await context.db.query('alter table audit_links disable trigger all')
    await context.db.query(sql)
  }

  test('SM3 gives the digest of the standard', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })

  test('a chain nobody touched is whole from the first row to the last', async () => {
    expect(await verifyChain(context.db)).toMatchObject({ kind: 'whole', rows: 3 })
    await record(context, context.db, { actor: 'system', action: 'order.settled', subject: 'order:1' })
    expect(await verifyChain(context.db)).toMatchObject({ kind: 'whole', rows: 4 })
  })

  test('rows cannot be changed or removed through SQL', async () => {
    await expect(context.db.query("update audit_rows set actor = 'x'")).rejects.toThrow('append-only')
    await expect(context.db.query('delete from audit_rows')).rejects.toThrow('append-only')
    await expect(context.db.query('truncate audit_rows')).rejects.toThrow('append-only')
  })

  test('a row changed behind the trigger breaks the chain at that row', async () => {
    await sealChain(context.db)
    await asIntruder("update audit_rows set state_after = 'settled' where action = 'order.awaiting'")
    expect(await verifyChain(context.db)).toEqual({ kind: 'broken', seq: 2, why: 'the row was changed' })
  })

  test('a removed row, a removed link and a cut end are each found', async () => {
    await sealChain(context.db)
    await asIntruder("delete from audit_rows where action = 'order.awaiting'")
    expect(await verifyChain(context.db)).toMatchObject({ kind: 'broken', seq: 2, why: 'the row is missing' })
    await context.db.query('delete from audit_links where seq = 2')
    expect(await verifyChain(context.db)).toMatchObject({ kind: 'broken', seq: 2, why: 'a link is missing' })
    await context.db.query('delete from audit_links where seq > 1')
    expect(await verifyChain(context.db)).toMatchObject({ kind: 'broken', why: 'the end of the chain is missing' })
  })

  test('a state is kept as its word, anything larger only as a digest', async () => {
    await record(context, context.db, { actor: 'system', action: 'x', subject: 'y', before: 'paid', after: { name: '陈知夏' } })
    const rows = await context.db.query<{ state_before: string; state_after: string }>("select state_before, state_after from audit_rows where action = 'x'")
    expect(rows[0].state_before).toBe('paid')
    expect(rows[0].state_after).toMatch(/^sm3:[0-9a-f]{64}$/)
  })
})
