import { Type, type Static } from '@sinclair/typebox'
import { BureauDown, CityKey, DateOnly, Id, Instant, Obj, RequestKey, TileKey, TimelineStep, Values } from './shared'

export const FindBillsBody = Obj({ flow: Type.String({ maxLength: 48 }), inputs: Values })
export type FindBillsBody = Static<typeof FindBillsBody>

export const Bill = Obj({
  id: Id,
  city: CityKey, tile: TileKey, icon: Type.String(),
  /** "水费，2026 年 10 月". */
  title: Type.String(),
  amountInFen: Type.Integer(),
  dueOn: Type.Optional(DateOnly),
  state: Type.Unsafe<'unpaid' | 'paying' | 'paid'>({ type: 'string', enum: ['unpaid', 'paying', 'paid'] }),
  /** How the amount comes about: "12 吨 × 每吨 3.20 元". */
  items: Type.Array(Obj({ name: Type.String(), formula: Type.Optional(Type.String()), amountInFen: Type.Integer() })),
  basis: Obj({ title: Type.String(), article: Type.Optional(Type.String()), text: Type.Optional(Type.String()) }),
  /** Masked facts to recognise the bill by: 户主, 地址, 户号. */
  facts: Type.Array(Obj({ label: Type.String(), text: Type.String() })),
  payee: Type.String(),
  receipt: Type.String(),
  refundDays: Type.Integer(),
  /** The order that pays or paid it, when there is one. */
  orderId: Type.Optional(Id),
})
export type Bill = Static<typeof Bill>

export const FindBillsReply = Type.Union([
  Obj({ kind: Type.Literal('bills'), bills: Type.Array(Bill) }),
  Obj({ kind: Type.Literal('nothing'), words: Type.String() }),
  Obj({ kind: Type.Literal('inputs-wrong'), problems: Type.Record(Type.String(), Type.String()) }),
  BureauDown,
])
export type FindBillsReply = Static<typeof FindBillsReply>

export const orderStates = ['created', 'awaiting', 'paid', 'settled', 'closing', 'closed'] as const
export const Order = Obj({
  id: Id,
  /** Order number shown to citizens and sent to the platform as out_trade_no. */
  number: Type.String(),
  billId: Id,
  title: Type.String(),
  amountInFen: Type.Integer(),
  platform: Type.Unsafe<'wechat' | 'alipay'>({ type: 'string', enum: ['wechat', 'alipay'] }),
  state: Type.Unsafe<(typeof orderStates)[number]>({ type: 'string', enum: [...orderStates] }),
  createdAt: Instant,
  paidAt: Type.Optional(Instant),
  settledAt: Type.Optional(Instant),
  receiptNumber: Type.Optional(Type.String()),
  /** How often the server asked the platform so far ("已问 2 次"). */
  asked: Type.Integer(),
  timeline: Type.Array(TimelineStep),
  dueOn: Type.Optional(DateOnly),
  refundDays: Type.Integer(),
  payee: Type.String(),
})
export type Order = Static<typeof Order>

/** Parameters for the platform's own cashier, as its client call takes them. */
export const Cashier = Type.Union([
  Obj({ platform: Type.Literal('wechat'), timeStamp: Type.String(), nonceStr: Type.String(), package: Type.String(), signType: Type.Literal('RSA'), paySign: Type.String() }),
  Obj({ platform: Type.Literal('alipay'), tradeNO: Type.String() }),
])
export type Cashier = Static<typeof Cashier>

export const StartPaymentBody = Obj({ billId: Id, requestKey: RequestKey })
export type StartPaymentBody = Static<typeof StartPaymentBody>
export const StartPaymentReply = Type.Union([
  Obj({ kind: Type.Literal('ready'), order: Order, cashier: Cashier }),
  /** The bill is paid already, or its payment is being verified: show that order, do not pay again. */
  Obj({ kind: Type.Literal('already-paid'), order: Order }),
  Obj({ kind: Type.Literal('being-verified'), order: Order }),
  /** The platform did not take the order; nothing was charged. */
  Obj({ kind: Type.Literal('platform-refused'), words: Type.String() }),
])
export type StartPaymentReply = Static<typeof StartPaymentReply>

export const OrderParams = Obj({ order: Id })
export const BillParams = Obj({ bill: Id })
export const OrdersReply = Obj({ orders: Type.Array(Order) })
export type OrdersReply = Static<typeof OrdersReply>
/** What the client saw in the cashier. It decides only how soon the server asks the platform, never the state (T2). */
export const CheckOrderBody = Obj({ cashier: Type.Unsafe<'finished' | 'cancelled' | 'unknown'>({ type: 'string', enum: ['finished', 'cancelled', 'unknown'] }) })
export type CheckOrderBody = Static<typeof CheckOrderBody>
