/** Double entry, so that every fen has a place: taken by a platform, owed to a department, settled with it. */
import type { Context } from '../../context'
import type { Sql } from '../../db/database'
import { accountTotals, addEntries, unbalanced, type AccountTotal, type Unbalanced } from './ledger.store'
import type { OrderRow } from './orders.store'

type Posted = Pick<OrderRow, 'id' | 'platform' | 'city' | 'tile' | 'amount_in_fen'>

/** Debit, then credit. */
const accounts = {
  paid: ({ platform, city, tile }: Posted) => [`platform:${platform}`, `owed:${city}/${tile}`],
  settled: ({ city, tile }: Posted) => [`owed:${city}/${tile}`, `department:${city}/${tile}`],
}

/** In the transaction of the move it belongs to; a second posting of the same kind breaks the unique key and the transaction. */
export async function post(context: Context, tx: Sql, posting: 'paid' | 'settled', order: Posted): Promise<void> {
  const [debit, credit] = accounts[posting](order)
  const entry = { orderId: order.id, posting, at: context.clock.now() }
  await addEntries(tx, [
    { ...entry, id: context.newId(), account: debit, amountInFen: order.amount_in_fen },
    { ...entry, id: context.newId(), account: credit, amountInFen: -order.amount_in_fen },
  ])
}

export interface LedgerCheck {
  balanced: boolean
  differences: Unbalanced[]
  accounts: AccountTotal[]
}

/** The ledger against itself and against the orders (T4). */
export async function verifyLedger(sql: Sql): Promise<LedgerCheck> {
  const differences = await unbalanced(sql)
  const totals = await accountTotals(sql)
  const sum = totals.reduce((total, account) => total + account.total, 0)
  return { balanced: differences.length === 0 && sum === 0, differences, accounts: totals }
}
