/** Every move an order may make. A status column changes by this table or not at all. */
import type { orderStates } from '#contract/api/payments'

export type OrderState = (typeof orderStates)[number]

export const moves: Record<OrderState, readonly OrderState[]> = {
  // Refused by the platform or unknown to it: closed. Paid without our having seen the answer: paid.
  created: ['awaiting', 'paid', 'closed'],
  awaiting: ['paid', 'closing', 'closed'],
  // The deadline is past and the platform has not confirmed the close.
  closing: ['paid', 'closed'],
  paid: ['settled'],
  settled: [],
  // The citizen was faster than our close: money is money, it is settled or goes back.
  closed: ['paid'],
}

export const mayMove = (from: OrderState, to: OrderState): boolean => moves[from].includes(to)

/** States in which the bill is taken: no second order may be opened for it. */
export const liveStates: readonly OrderState[] = ['created', 'awaiting', 'closing', 'paid', 'settled']

/** States that only the platform can end, so it is asked. */
export const askedStates: readonly OrderState[] = ['created', 'awaiting', 'closing']
