/** All SQL of the ledger. */
import type { Sql } from '../../db/database'

export interface LedgerEntry {
  id: string
  orderId: string
  posting: 'paid' | 'settled'
  account: string
  amountInFen: number
  at: Date
}

export async function addEntries(tx: Sql, entries: LedgerEntry[]): Promise<void> {
  for (const entry of entries) {
    await tx.query('insert into ledger_entries (id, order_id, posting, account, amount_in_fen, at) values ($1, $2, $3, $4, $5, $6)', [
      entry.id, entry.orderId, entry.posting, entry.account, entry.amountInFen, entry.at,
    ])
  }
}

export interface Unbalanced {
  order_id: string
  posting: string | null
  reason: string
}

/** Postings that do not sum to nothing, orders without their postings, postings without their order's state or amount. */
export const unbalanced = (sql: Sql) =>
  sql.query<Unbalanced>(
    `with sums as (
       select order_id, posting, sum(amount_in_fen)::bigint as total, sum(amount_in_fen) filter (where amount_in_fen > 0)::bigint as debit
       from ledger_entries group by order_id, posting
     )
     select order_id, posting, 'does not sum to nothing' as reason from sums where total <> 0
     union all
     select s.order_id, s.posting, 'is not the amount of the order' from sums s join orders o on o.id = s.order_id where s.debit <> o.amount_in_fen
     union all
     select o.id, 'paid', 'is missing' from orders o
       where o.state in ('paid', 'settled') and not exists (select 1 from sums s where s.order_id = o.id and s.posting = 'paid')
     union all
     select o.id, 'settled', 'is missing' from orders o
       where o.state = 'settled' and not exists (select 1 from sums s where s.order_id = o.id and s.posting = 'settled')
     union all
     select s.order_id, s.posting, 'belongs to an order in another state' from sums s join orders o on o.id = s.order_id
       where (s.posting = 'paid' and o.state not in ('paid', 'settled')) or (s.posting = 'settled' and o.state <> 'settled')`,
  )

export interface AccountTotal {
  account: string
  total: number
}
export const accountTotals = (sql: Sql) =>
  sql.query<AccountTotal>('select account, sum(amount_in_fen)::bigint as total from ledger_entries group by account order by account')
