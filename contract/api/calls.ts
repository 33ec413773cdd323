/** Every endpoint of the app and the console: one list of methods, paths and who may call. No schema library at run time. */
import type { Static } from '@sinclair/typebox'
import type * as appointments from './appointments'
import { call } from './call'
import type * as catalogue from './catalogue'
import type * as console_ from './console'
import type * as identity from './identity'
import type * as messages from './messages'
import type * as payments from './payments'
import type * as queries from './queries'

type In<T> = T extends import('@sinclair/typebox').TSchema ? Static<T> : never
type CityParams = In<typeof catalogue.CityParams>
type TileParams = In<typeof catalogue.TileParams>
type ChannelQuery = In<typeof catalogue.ChannelQuery>
type VenueParams = In<typeof appointments.VenueParams>
type BookingParams = In<typeof appointments.BookingParams>
type OrderParams = In<typeof payments.OrderParams>
type BillParams = In<typeof payments.BillParams>
type None = Record<string, never>

export const calls = {
  cities: call<catalogue.CitiesReply>('GET', '/api/cities', 'visitor'),
  home: call<catalogue.HomeReply, CityParams, ChannelQuery>('GET', '/api/cities/:city/home', 'visitor'),
  services: call<catalogue.ServicesReply, CityParams, ChannelQuery>('GET', '/api/cities/:city/services', 'visitor'),
  tile: call<catalogue.TileReply, TileParams, ChannelQuery>('GET', '/api/cities/:city/tiles/:tile', 'visitor'),
  search: call<catalogue.SearchReply, CityParams, In<typeof catalogue.SearchQuery>>('GET', '/api/cities/:city/search', 'visitor'),

  signIn: call<identity.SignInReply, None, None, identity.SignInBody>('POST', '/api/sessions', 'visitor'),
  signOut: call<None>('DELETE', '/api/sessions/current', 'citizen'),
  me: call<identity.Me>('GET', '/api/me', 'citizen'),
  startRealName: call<identity.StartRealNameReply, None, None, identity.StartRealNameBody>('POST', '/api/me/real-name-proofs', 'citizen'),
  finishRealName: call<identity.FinishRealNameReply, None, None, identity.FinishRealNameBody>('POST', '/api/me/real-name', 'citizen'),
  looks: call<identity.LooksReply>('GET', '/api/me/looks', 'citizen'),
  waiting: call<messages.WaitingReply>('GET', '/api/me/waiting', 'citizen'),

  days: call<appointments.DaysReply, VenueParams>('GET', '/api/cities/:city/tiles/:tile/venues/:venue/days', 'visitor'),
  slots: call<appointments.SlotsReply, VenueParams, In<typeof appointments.DayQuery>>('GET', '/api/cities/:city/tiles/:tile/venues/:venue/slots', 'visitor'),
  book: call<appointments.BookReply, None, None, appointments.BookBody>('POST', '/api/bookings', 'citizen'),
  bookings: call<appointments.BookingsReply>('GET', '/api/bookings', 'citizen'),
  booking: call<appointments.Booking, BookingParams>('GET', '/api/bookings/:booking', 'citizen'),
  cancelBooking: call<appointments.CancelReply, BookingParams>('POST', '/api/bookings/:booking/cancellation', 'citizen'),

  query: call<queries.QueryReply, TileParams, None, queries.QueryBody>('POST', '/api/cities/:city/tiles/:tile/queries', 'citizen'),

  findBills: call<payments.FindBillsReply, TileParams, None, payments.FindBillsBody>('POST', '/api/cities/:city/tiles/:tile/bills', 'citizen'),
  bill: call<payments.Bill, BillParams>('GET', '/api/bills/:bill', 'citizen'),
  startPayment: call<payments.StartPaymentReply, None, None, payments.StartPaymentBody>('POST', '/api/orders', 'citizen'),
  orders: call<payments.OrdersReply>('GET', '/api/orders', 'citizen'),
  order: call<payments.Order, OrderParams>('GET', '/api/orders/:order', 'citizen'),
  checkOrder: call<payments.Order, OrderParams, None, payments.CheckOrderBody>('POST', '/api/orders/:order/checks', 'citizen'),

  recordGrants: call<None, None, None, messages.GrantsBody>('POST', '/api/me/grants', 'citizen'),
  inbox: call<messages.InboxReply>('GET', '/api/inbox', 'citizen'),
  readThread: call<None, In<typeof messages.ThreadParams>>('POST', '/api/inbox/:thread/reading', 'citizen'),

  operatorSignIn: call<console_.OperatorSignInReply, None, None, In<typeof console_.OperatorSignInBody>>('POST', '/api/console/sessions', 'visitor'),
  consoleTiles: call<console_.ConsoleTilesReply>('GET', '/api/console/tiles', 'operator'),
} as const
