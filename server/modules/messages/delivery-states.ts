/** Every move a delivery may make. "sending" is written before the call: whoever crashes after it has perhaps sent, so nobody sends again (T6). */
export const deliveryStates = ['waiting', 'sending', 'sent', 'no-template', 'no-credit', 'rejected', 'unknown'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const moves: readonly { from: DeliveryState; to: DeliveryState; when: string }[] = [
  { from: 'waiting', to: 'sending', when: 'a credit was taken' },
  { from: 'waiting', to: 'no-credit', when: 'there is no credit' },
  { from: 'no-credit', to: 'waiting', when: 'the citizen said yes soon after' },
  { from: 'sending', to: 'sent', when: 'the platform took it' },
  { from: 'sending', to: 'no-credit', when: 'the platform says the yes is used up' },
  { from: 'sending', to: 'waiting', when: 'the platform took nothing and may later' },
  { from: 'sending', to: 'rejected', when: 'the platform will never take it' },
  { from: 'sending', to: 'unknown', when: 'nobody knows what the platform did' },
]

export const mayMove = (from: DeliveryState, to: DeliveryState) => moves.some((move) => move.from === from && move.to === to)
