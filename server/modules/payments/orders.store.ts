/** All SQL of orders. */
import type { Cashier } from '#contract/api/payments'
import type { PlatformName } from '#contract/api/shared'
import type { Sql } from '../../db/database'
import { askedStates, liveStates, type OrderState } from './payment-states'

export interface OrderRow {
  id: string
  number: string
  bill_id: string
  citizen_id: string
  platform: PlatformName
  platform_user_id: string
  city: string
  tile: string
  flow: string
  digest: string
  reference: string
  title: string
  amount_in_fen: number
  state: OrderState
  late: boolean
  platform_ref: string | null
  cashier: Cashier | null
  platform_number: string | null
  receipt_number: string | null
  created_at: Date
  expires_at: Date
  paid_at: Date | null
  settled_at: Date | null
  closed_at: Date | null
  asked: number
  asked_at: Date | null
  due_at: Date | null
  tries: number
  trouble: string | null
  /** From the bill. */
  due_on: string | null
}

const COLUMNS = `o.id, o.number, o.bill_id, o.citizen_id, o.platform, o.platform_user_id, o.city, o.tile, o.flow, o.digest, o.reference, o.title,
  o.amount_in_fen, o.state, o.late, o.platform_ref, o.cashier, o.platform_number, o.receipt_number, o.created_at, o.expires_at, o.paid_at,
  o.settled_at, o.closed_at, o.asked, o.asked_at, o.due_at, o.tries, o.trouble, b.due_on`
const FROM = 'from orders o join bills b on b.id = o.bill_id'

const first = async <T>(rows: Promise<T[]>): Promise<T | undefined> => (await rows)[0]

export const orderById = (sql: Sql, id: string) => first(sql.query<OrderRow>(`select ${COLUMNS} ${FROM} where o.id = $1`, [id]))
export const orderByNumber = (sql: Sql, platform: PlatformName, number: string) =>
  first(sql.query<OrderRow>(`select ${COLUMNS} ${FROM} where o.number = $1 and o.platform = $2`, [number, platform]))
/** Held until the transaction ends, so that two facts about one order come one after the other. */
export const lockedOrder = (tx: Sql, id: string) => first(tx.query<OrderRow>(`select ${COLUMNS} ${FROM} where o.id = $1 for update of o`, [id]))
export const orderByRequest = (sql: Sql, citizenId: string, requestKey: string) =>
  first(sql.query<OrderRow>(`select ${COLUMNS} ${FROM} where o.citizen_id = $1 and o.request_key = $2`, [citizenId, requestKey]))
export const liveOrder = (sql: Sql, billId: string) =>
  first(sql.query<OrderRow>(`select ${COLUMNS} ${FROM} where o.bill_id = $1 and o.state = any($2::text[]) order by o.late, o.created_at desc limit 1`, [billId, liveStates]))
export const ordersOf = (sql: Sql, citizenId: string) =>
  sql.query<OrderRow>(`select ${COLUMNS} ${FROM} where o.citizen_id = $1 order by o.created_at desc limit 100`, [citizenId])
export const waitingOrders = (sql: Sql, citizenId: string) =>
  sql.query<OrderRow>(`select ${COLUMNS} ${FROM} where o.citizen_id = $1 and o.state in ('created', 'awaiting', 'closing', 'paid') order by o.created_at desc limit 20`, [citizenId])

export type NewOrder = Pick<
  OrderRow,
  'id' | 'number' | 'bill_id' | 'citizen_id' | 'platform' | 'platform_user_id' | 'city' | 'tile' | 'flow' | 'digest' | 'reference' | 'title' | 'amount_in_fen' | 'created_at' | 'expires_at'
> & { request_key: string; due_at: Date }

/** False when the same request key was used for another bill a moment ago. */
export async function addOrder(tx: Sql, order: NewOrder): Promise<boolean> {
  const rows = await tx.query(
    `insert into orders (id, number, bill_id, citizen_id, request_key, platform, platform_user_id, city, tile, flow, digest, reference, title,
       amount_in_fen, state, created_at, expires_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'created', $15, $16, $17)
     on conflict (citizen_id, request_key) do nothing returning id`,
    [
      order.id, order.number, order.bill_id, order.citizen_id, order.request_key, order.platform, order.platform_user_id, order.city, order.tile,
      order.flow, order.digest, order.reference, order.title, order.amount_in_fen, order.created_at, order.expires_at, order.due_at,
    ],
  )
  return rows.length === 1
}

/** What may change with a move; what is not given stays. */
export type OrderChange = Partial<Pick<OrderRow, 'platform_ref' | 'cashier' | 'platform_number' | 'receipt_number' | 'paid_at' | 'settled_at' | 'closed_at' | 'late' | 'trouble'>> & {
  due_at: Date | null
}

/** Compare-and-set: false when the order is no longer in the state the move starts from. */
export async function moveOrder(tx: Sql, move: { id: string; from: OrderState; to: OrderState }, change: OrderChange): Promise<boolean> {
  const { cashier, ...plain } = change
  const values: unknown[] = [move.id, move.from, move.to]
  const sets = Object.entries(plain).map(([column, value]) => `${column} = $${values.push(value)}`)
  if (cashier !== undefined) sets.push(`cashier = $${values.push(cashier && JSON.stringify(cashier))}::jsonb`)
  const rows = await tx.query(`update orders set state = $3, tries = 0, ${sets.join(', ')} where id = $1 and state = $2 returning id`, values)
  return rows.length === 1
}

/** Takes due orders and moves their due time on, so that other processes leave them alone and a crash only delays them. */
export async function claimDue(sql: Sql, claim: { states: readonly OrderState[]; now: Date; until: Date; limit: number }): Promise<OrderRow[]> {
  const rows = await sql.query<{ id: string }>(
    `update orders set due_at = $2 where id in (
       select id from orders where due_at <= $1 and state = any($3::text[]) order by due_at limit $4 for update skip locked
     ) returning id`,
    [claim.now, claim.until, claim.states, claim.limit],
  )
  if (rows.length === 0) return []
  return sql.query<OrderRow>(`select ${COLUMNS} ${FROM} where o.id = any($1::uuid[])`, [rows.map((row) => row.id)])
}

export async function putOff(sql: Sql, id: string, later: { dueAt: Date; trouble?: string }): Promise<void> {
  await sql.query('update orders set due_at = $2, tries = tries + 1, trouble = coalesce($3, trouble) where id = $1 and due_at is not null', [id, later.dueAt, later.trouble ?? null])
}

/** False when this trouble is known already. */
export async function noteTrouble(sql: Sql, id: string, trouble: string): Promise<boolean> {
  return (await sql.query('update orders set trouble = $2 where id = $1 and trouble is distinct from $2 returning id', [id, trouble])).length === 1
}

/** Counts a question to the platform; false when one was put so lately that this one must wait. */
export async function countQuestion(sql: Sql, id: string, when: { now: Date; notSince: Date }): Promise<boolean> {
  const rows = await sql.query('update orders set asked = asked + 1, asked_at = $2 where id = $1 and (asked_at is null or asked_at <= $3) returning id', [id, when.now, when.notSince])
  return rows.length === 1
}

/** Makes the other live orders of a bill due at once and past their time: the bill is paid. */
export async function expireOthers(tx: Sql, order: { id: string; bill_id: string }, now: Date): Promise<void> {
  await tx.query('update orders set expires_at = least(expires_at, $3), due_at = $3 where bill_id = $1 and id <> $2 and state = any($4::text[])', [order.bill_id, order.id, now, askedStates])
}

export async function addSettleAttempt(sql: Sql, attempt: { id: string; orderId: string; at: Date; outcome: string; receiptNumber?: string }): Promise<void> {
  await sql.query('insert into settle_attempts (id, order_id, at, outcome, receipt_number) values ($1, $2, $3, $4, $5)', [
    attempt.id, attempt.orderId, attempt.at, attempt.outcome, attempt.receiptNumber ?? null,
  ])
}

export interface TileCount {
  city: string
  tile: string
  settled: number
  open: number
}
export const tileCounts = (sql: Sql) =>
  sql.query<TileCount>(
    `select city, tile, count(*) filter (where state = 'settled')::int as settled,
       count(*) filter (where state in ('created', 'awaiting', 'closing', 'paid'))::int as open
     from orders group by city, tile`,
  )
