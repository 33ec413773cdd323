/** A bureau in memory that bills by account and keeps one receipt a bill. */
import type { BureauBill, ConnectorOutcome, Connectors, SettleResult } from '../../server/connectors/connector'

export interface BillBureau {
  connectors: Partial<Connectors>
  /** By what is typed in: the account number. */
  bills: Map<string, BureauBill[]>
  receipts: Map<string, { orderNumber: string; amountInFen: number; receiptNumber: string }>
  /** "lost" books the payment and loses the answer. */
  weather: 'fine' | 'lost' | 'down'
  /** The bill is paid at the counter. */
  payAtCounter(reference: string): void
}

export function billBureau(): BillBureau {
  const bureau: BillBureau = {
    bills: new Map(),
    receipts: new Map(),
    weather: 'fine',
    payAtCounter: (reference) => void bureau.receipts.set(reference, { orderNumber: 'counter', amountInFen: 0, receiptNumber: 'C1' }),
    connectors: {
      title: () => '供水公司',
      health: () => 'up',
      async run(_city: string, _name: string, operation: string, input: Record<string, unknown>) {
        await new Promise<void>((done) => setImmediate(done))
        if (bureau.weather === 'down') return { kind: 'down', why: 'timeout' } as never
        const result = operation === 'bills' ? listed(bureau, String(input.account)) : settle(bureau, input)
        if (bureau.weather === 'lost') return { kind: 'down', why: 'timeout' } as never
        return { kind: 'ok', result, at: new Date() } as ConnectorOutcome<never>
      },
    },
  }
  return bureau
}

const listed = ({ bills, receipts }: BillBureau, account: string) => (bills.get(account) ?? []).filter((bill) => !receipts.has(bill.reference))

function settle({ bills, receipts }: BillBureau, input: Record<string, unknown>): SettleResult {
  const reference = String(input.reference)
  const orderNumber = String(input.orderNumber)
  const earlier = receipts.get(reference)
  if (earlier) return { kind: earlier.orderNumber === orderNumber ? 'settled' : 'already-settled', receiptNumber: earlier.receiptNumber }
  const bill = [...bills.values()].flat().find((one) => one.reference === reference)
  if (!bill || bill.amountInFen !== input.amountInFen) return { kind: 'refused' }
  const receipt = { orderNumber, amountInFen: bill.amountInFen, receiptNumber: `R${receipts.size + 1}` }
  receipts.set(reference, receipt)
  return { kind: 'settled', receiptNumber: receipt.receiptNumber }
}

/** A bill as the bureau lists it. */
export const aBureauBill = (over: Partial<BureauBill> = {}): BureauBill => ({
  reference: 'W-2026-10', title: '水费，2026 年 10 月', amountInFen: 3840, dueOn: '2026-11-30',
  items: [{ name: '水费', formula: '12 吨 × 每吨 3.20 元', amountInFen: 3840 }], facts: [{ label: '户主', text: '陈*夏' }], ...over,
})
