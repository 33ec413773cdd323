/** The till of a bureau: a bill is settled once, the same payment number gets the same receipt again. */
import type { Desk, Receipt } from './bureau'

export interface Due { reference: string; amountInFen: number }

export type Settlement =
  | { kind: 'settled'; receipt: Receipt }
  | { kind: 'settled-by-another'; receipt: Receipt }
  | { kind: 'no-such-bill' }
  | { kind: 'wrong-amount'; dueInFen: number }

const RECEIPTS = 'receipts'

export const receiptsIn = (books: Desk['books']): Receipt[] => books.read<Receipt[]>(RECEIPTS) ?? []

export function isSettled(desk: Desk, reference: string): boolean {
  return receiptsIn(desk.books).some((receipt) => receipt.reference === reference)
}

/** Takes a payment for one of the dues. The bureau's amount rules, not the payer's. */
export function settle(desk: Desk, dues: Due[], payment: { reference: string; payNumber: string; amountInFen: number }): Settlement {
  const receipts = receiptsIn(desk.books)
  const earlier = receipts.find((receipt) => receipt.reference === payment.reference)
  if (earlier) return { kind: earlier.payNumber === payment.payNumber ? 'settled' : 'settled-by-another', receipt: earlier }
  const due = dues.find((one) => one.reference === payment.reference)
  if (!due) return { kind: 'no-such-bill' }
  if (due.amountInFen !== payment.amountInFen) return { kind: 'wrong-amount', dueInFen: due.amountInFen }
  const receipt: Receipt = {
    ...payment,
    receiptNumber: `${desk.receiptLetters}${desk.today().replaceAll('-', '')}${String(receipts.length + 1).padStart(6, '0')}`,
    at: desk.now().toISOString(),
  }
  desk.books.write(RECEIPTS, [...receipts, receipt])
  return { kind: 'settled', receipt }
}
