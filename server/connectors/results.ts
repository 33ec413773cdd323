/** The shapes a connector's mapping must produce; a mapping that produces another is as bad as a broken bureau. */
import { Type, type Static } from '@sinclair/typebox'

const Closed = <T extends Parameters<typeof Type.Object>[0]>(members: T) => Type.Object(members, { additionalProperties: false })
const Fen = Type.Integer({ minimum: 0, maximum: 10_000_000_000 })

/** One flat object of values (a list inside is a view's records), or null when the bureau knows nothing. */
export const QueryResult = Type.Union([Type.Null(), Type.Record(Type.String(), Type.Unknown())])
export type QueryResult = Record<string, unknown> | null

export const BureauBill = Closed({
  /** The bureau's own number of this bill. */
  reference: Type.String({ minLength: 1, maxLength: 64 }),
  title: Type.String({ minLength: 1, maxLength: 60 }),
  amountInFen: Type.Integer({ minimum: 1, maximum: 10_000_000_000 }),
  dueOn: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  items: Type.Array(Closed({ name: Type.String(), formula: Type.Optional(Type.String()), amountInFen: Fen })),
  facts: Type.Array(Closed({ label: Type.String(), text: Type.String() })),
})
export type BureauBill = Static<typeof BureauBill>
export const BillsResult = Type.Array(BureauBill, { maxItems: 50 })
export type BillsResult = BureauBill[]

export const SettleResult = Closed({
  kind: Type.Unsafe<'settled' | 'already-settled' | 'refused'>({ type: 'string', enum: ['settled', 'already-settled', 'refused'] }),
  receiptNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  /** Whose payment settled the bill, from a bureau that says so: "already-settled" with our own number is our own success. */
  orderNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
})
export type SettleResult = Static<typeof SettleResult>
