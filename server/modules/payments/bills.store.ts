/** All SQL of bills. */
import type { Bill } from '#contract/api/payments'
import type { Sql } from '../../db/database'

export interface BillRow {
  id: string
  city: string
  tile: string
  flow: string
  reference: string
  digest: string
  title: string
  amount_in_fen: number
  due_on: string | null
  items: Bill['items']
  facts: Bill['facts']
  state: Bill['state']
}
/** A bill with the reader's own order for it, if there is one. */
export interface SeenBill extends BillRow {
  order_id: string | null
}

const COLUMNS = 'b.id, b.city, b.tile, b.flow, b.reference, b.digest, b.title, b.amount_in_fen, b.due_on, b.items, b.facts, b.state'
const SEEN = `select ${COLUMNS}, (
    select o.id from orders o where o.bill_id = b.id and o.citizen_id = $1 and o.state <> 'closed' order by o.late, o.created_at desc limit 1
  ) as order_id
  from bills b join bill_finders f on f.bill_id = b.id and f.citizen_id = $1`

export type FoundBill = Omit<BillRow, 'state'>

/** An unpaid bill follows the bureau; one that is being paid or is paid keeps what was agreed. */
export async function putBill(tx: Sql, bill: FoundBill, now: Date): Promise<string> {
  const rows = await tx.query<{ id: string }>(
    `insert into bills (id, city, tile, flow, reference, digest, title, amount_in_fen, due_on, items, facts, state, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb, 'unpaid', $12)
     on conflict (city, tile, reference) do update set
       digest = excluded.digest, title = excluded.title, amount_in_fen = excluded.amount_in_fen, due_on = excluded.due_on,
       items = excluded.items, facts = excluded.facts, updated_at = excluded.updated_at
       where bills.state = 'unpaid'
     returning id`,
    [
      bill.id, bill.city, bill.tile, bill.flow, bill.reference, bill.digest, bill.title, bill.amount_in_fen, bill.due_on,
      JSON.stringify(bill.items), JSON.stringify(bill.facts), now,
    ],
  )
  if (rows[0]) return rows[0].id
  return (await tx.query<{ id: string }>('select id from bills where city = $1 and tile = $2 and reference = $3', [bill.city, bill.tile, bill.reference]))[0].id
}

export async function putFinder(tx: Sql, finder: { billId: string; citizenId: string; inputs: Buffer; inputsMark: string; now: Date }): Promise<void> {
  await tx.query(
    `insert into bill_finders (bill_id, citizen_id, inputs, inputs_mark, found_at) values ($1, $2, $3, $4, $5)
     on conflict (bill_id, citizen_id) do update set inputs = excluded.inputs, inputs_mark = excluded.inputs_mark, found_at = excluded.found_at`,
    [finder.billId, finder.citizenId, finder.inputs, finder.inputsMark, finder.now],
  )
}

export async function seenBill(sql: Sql, citizenId: string, billId: string): Promise<SeenBill | undefined> {
  return (await sql.query<SeenBill>(`${SEEN} where b.id = $2`, [citizenId, billId]))[0]
}

export const seenBills = (sql: Sql, citizenId: string, billIds: string[]) =>
  sql.query<SeenBill>(`${SEEN} where b.id = any($2::uuid[]) order by b.due_on nulls last, b.title`, [citizenId, billIds])

/** Found lately and still unpaid: what lies on the desk of a citizen. */
export const unpaidBills = (sql: Sql, citizenId: string, since: Date) =>
  sql.query<SeenBill>(`${SEEN} where b.state = 'unpaid' and f.found_at >= $2 order by b.due_on nulls last, b.title limit 20`, [citizenId, since])

export async function finderOf(sql: Sql, citizenId: string, billId: string): Promise<{ inputs: Buffer; found_at: Date } | undefined> {
  return (await sql.query<{ inputs: Buffer; found_at: Date }>('select inputs, found_at from bill_finders where citizen_id = $1 and bill_id = $2', [citizenId, billId]))[0]
}

/** Whoever starts or ends a payment of this bill waits here for the others. */
export async function lockBill(tx: Sql, billId: string): Promise<BillRow | undefined> {
  return (await tx.query<BillRow>(`select ${COLUMNS} from bills b where b.id = $1 for update`, [billId]))[0]
}

export async function setBillState(tx: Sql, billId: string, state: Bill['state']): Promise<void> {
  await tx.query('update bills set state = $2 where id = $1', [billId, state])
}

/** Unpaid bills that the same search found before and the bureau no longer lists: they were paid elsewhere. */
export async function forgetUnlisted(tx: Sql, gone: { citizenId: string; inputsMark: string; listed: string[] }): Promise<void> {
  await tx.query(
    `delete from bill_finders f using bills b where f.bill_id = b.id and b.state = 'unpaid'
       and f.citizen_id = $1 and f.inputs_mark = $2 and not f.bill_id = any($3::uuid[])`,
    [gone.citizenId, gone.inputsMark, gone.listed],
  )
}
