import type { FastifyInstance } from 'fastify'
import { BookBody, Booking, BookingParams, BookingsReply, BookReply, CancelReply, DayQuery, DaysReply, SlotsReply, VenueParams } from '#contract/api/appointments'
import { calls } from '#contract/api/calls'
import { isDate } from '#contract/dates'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { publicRead } from '../../http/public-read'
import { route } from '../../http/route'
import { book } from './book'
import { bookingsOf } from './bookings.store'
import { cancelBooking } from './cancel-booking'
import { ownBooking } from './own-booking'
import { showBooking, showBookings } from './show-booking'
import { boardOf, ready } from './slot-board'

const tag = '预约'

export function appointmentsRoutes(app: FastifyInstance, context: Context): void {
  publicRead(app, calls.days, { params: VenueParams, reply: DaysReply, summary: '一个地点哪些天能约', tag }, async ({ params }) => (await boardOf(context, params)).days)
  publicRead(app, calls.slots, { params: VenueParams, query: DayQuery, reply: SlotsReply, summary: '一天里哪些时段能约', tag }, async ({ params, query }) => {
    if (!isDate(query.on)) throw fault('bad-request', [{ path: '/on', reason: '没有这一天' }])
    return (await boardOf(context, params)).byDay.get(query.on) ?? ready({ on: query.on, slots: [] })
  })
  route(app, calls.book, { body: BookBody, reply: BookReply, summary: '预约一个时段', tag }, ({ citizen, body }) => book(context, citizen, body))
  route(app, calls.bookings, { reply: BookingsReply, summary: '我的预约', tag }, async ({ citizen }) => ({
    bookings: await showBookings(context, await bookingsOf(context.db, citizen.id)),
  }))
  route(app, calls.booking, { params: BookingParams, reply: Booking, summary: '一个预约', tag }, async ({ citizen, params }) =>
    showBooking(context, await ownBooking(context, citizen, params.booking)),
  )
  route(app, calls.cancelBooking, { params: BookingParams, reply: CancelReply, summary: '取消预约', tag }, ({ citizen, params }) =>
    cancelBooking(context, citizen, params.booking),
  )
}
