import { Type, type Static } from '@sinclair/typebox'
import { CityKey, DateOnly, Id, Instant, Obj, RequestKey, TileKey, TimeOnly, Values } from './shared'

export const VenueParams = Obj({ city: CityKey, tile: TileKey, venue: Type.String({ maxLength: 48 }) })
export const DayQuery = Obj({ on: DateOnly })

export const Day = Obj({
  on: DateOnly,
  state: Type.Unsafe<'open' | 'full' | 'closed'>({ type: 'string', enum: ['open', 'full', 'closed'] }),
  remaining: Type.Integer(),
  /** Why it is closed: "周末", "国庆节", "系统维护". */
  reason: Type.Optional(Type.String()),
})
export type Day = Static<typeof Day>
export const DaysReply = Obj({ days: Type.Array(Day) })
export type DaysReply = Static<typeof DaysReply>

export const Slot = Obj({
  id: Id, on: DateOnly, from: TimeOnly, to: TimeOnly, remaining: Type.Integer(),
  /** "gone" is too late to book; the slot's start minus the lead time is past. */
  state: Type.Unsafe<'open' | 'full' | 'gone'>({ type: 'string', enum: ['open', 'full', 'gone'] }),
})
export type Slot = Static<typeof Slot>
export const SlotsReply = Obj({ on: DateOnly, slots: Type.Array(Slot) })
export type SlotsReply = Static<typeof SlotsReply>

export const bookingStates = ['booked', 'checked-in', 'served', 'cancelled', 'expired', 'no-show'] as const
export const Booking = Obj({
  id: Id,
  /** Short number to say aloud at the counter: "A7-0412". */
  number: Type.String(),
  state: Type.Unsafe<(typeof bookingStates)[number]>({ type: 'string', enum: [...bookingStates] }),
  city: CityKey, tile: TileKey, tileName: Type.String(), icon: Type.String(),
  venue: Obj({ key: Type.String(), name: Type.String(), address: Type.String(), telephone: Type.String(), latitude: Type.Number(), longitude: Type.Number() }),
  on: DateOnly, from: TimeOnly, to: TimeOnly,
  maskedName: Type.String(),
  bookedAt: Instant,
  cancelUntil: Instant,
  /** Names of the papers to bring, from the guide version booked with. */
  bring: Type.Array(Type.String()),
})
export type Booking = Static<typeof Booking>

export const BookBody = Obj({ slotId: Id, person: Values, requestKey: RequestKey })
export type BookBody = Static<typeof BookBody>
export const BookReply = Type.Union([
  Obj({ kind: Type.Literal('booked'), booking: Booking }),
  /** Gone between view and tap; the two nearest that are free. */
  Obj({ kind: Type.Literal('slot-full'), nearest: Type.Array(Slot) }),
  /** Yesterday's, or inside the lead time. */
  Obj({ kind: Type.Literal('slot-past'), nearest: Type.Array(Slot) }),
  /** This person already has as many open bookings as the rule allows. */
  Obj({ kind: Type.Literal('limit-reached'), limit: Type.Integer(), bookings: Type.Array(Booking) }),
  /** Inputs that do not fit, by input key (contract/fields/check). */
  Obj({ kind: Type.Literal('inputs-wrong'), problems: Type.Record(Type.String(), Type.String()) }),
  /** More people than the engine takes at once: place in line, try again after retryAfterMs. */
  Obj({ kind: Type.Literal('busy'), ahead: Type.Integer(), retryAfterMs: Type.Integer() }),
])
export type BookReply = Static<typeof BookReply>

export const BookingParams = Obj({ booking: Id })
export const BookingsReply = Obj({ bookings: Type.Array(Booking) })
export type BookingsReply = Static<typeof BookingsReply>
export const CancelReply = Type.Union([
  Obj({ kind: Type.Literal('cancelled'), booking: Booking }),
  Obj({ kind: Type.Literal('too-late'), booking: Booking }),
])
export type CancelReply = Static<typeof CancelReply>
