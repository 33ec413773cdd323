/** Every move a booking may make, one line each. A move that is not here does not happen. */
import type { Booking } from '#contract/api/appointments'

export type BookingState = Booking['state']

export interface Move {
  from: BookingState
  to: BookingState
  by: 'citizen' | 'window' | 'clock'
}

export const moves: readonly Move[] = [
  { from: 'booked', to: 'cancelled', by: 'citizen' },
  { from: 'booked', to: 'checked-in', by: 'window' },
  { from: 'booked', to: 'no-show', by: 'window' },
  { from: 'booked', to: 'expired', by: 'clock' },
  { from: 'checked-in', to: 'served', by: 'window' },
  { from: 'checked-in', to: 'no-show', by: 'window' },
]

/** States that keep a place of the slot and count against the person's limit; also in the partial indexes of 0010. */
export const liveStates: readonly BookingState[] = ['booked', 'checked-in']

/** From where a booking may come to this state, for the "where" of the statement that moves it. */
export const statesBefore = (to: BookingState, by: Move['by']): BookingState[] =>
  moves.filter((move) => move.to === to && move.by === by).map((move) => move.from)
