import type { FastifyInstance } from 'fastify'
import { calls } from '#contract/api/calls'
import { TileParams } from '#contract/api/catalogue'
import { Bill, BillParams, CheckOrderBody, FindBillsBody, FindBillsReply, Order, OrderParams, OrdersReply, StartPaymentBody, StartPaymentReply } from '#contract/api/payments'
import type { Context } from '../../context'
import { route } from '../../http/route'
import { billView } from './bill-view'
import { seenBill } from './bills.store'
import { findBills } from './find-bills'
import { noticeRoutes } from './notice.routes'
import { orderView } from './order-view'
import { ordersOf } from './orders.store'
import { checkOrder, readOrder } from './read-order'
import { refuseAccess } from './refuse-access'
import { startPayment } from './start-payment'

const tag = '缴费'

export function paymentsRoutes(app: FastifyInstance, context: Context): void {
  billRoutes(app, context)
  orderRoutes(app, context)
  noticeRoutes(app, context)
}

function billRoutes(app: FastifyInstance, context: Context): void {
  route(app, calls.findBills, { params: TileParams, body: FindBillsBody, reply: FindBillsReply, tag, summary: '找账单' }, async ({ citizen, params, body }) =>
    findBills(context, { citizen, city: params.city, tile: params.tile, body }),
  )
  route(app, calls.bill, { params: BillParams, reply: Bill, tag, summary: '一张账单' }, async ({ citizen, params }) => {
    const row = await seenBill(context.db, citizen.id, params.bill)
    return row ? billView(context, row) : refuseAccess(context, citizen, { subject: `bill:${params.bill}`, code: 'bill-not-found' })
  })
}

function orderRoutes(app: FastifyInstance, context: Context): void {
  route(app, calls.startPayment, { body: StartPaymentBody, reply: StartPaymentReply, tag, summary: '开始缴费' }, async ({ citizen, body }) => startPayment(context, citizen, body))
  route(app, calls.orders, { reply: OrdersReply, tag, summary: '我的缴费' }, async ({ citizen }) => {
    const rows = await ordersOf(context.db, citizen.id)
    return { orders: await Promise.all(rows.map((row) => orderView(context, row))) }
  })
  route(app, calls.order, { params: OrderParams, reply: Order, tag, summary: '一笔缴费' }, async ({ citizen, params }) => readOrder(context, citizen, params.order))
  route(app, calls.checkOrder, { params: OrderParams, body: CheckOrderBody, reply: Order, tag, summary: '再查一次' }, async ({ citizen, params, body }) =>
    checkOrder(context, citizen, { id: params.order, saw: body.cashier }),
  )
}
