import fc from 'fast-check'
import { orderStates } from '#contract/api/payments'
import { askedStates, liveStates, mayMove, moves, type OrderState } from './payment-states'

const reachable = (from: OrderState): Set<OrderState> => {
  const seen = new Set<OrderState>()
  const walk = (state: OrderState) => moves[state].forEach((next) => !seen.has(next) && (seen.add(next), walk(next)))
  walk(from)
  return seen
}

describe('the table of moves', () => {
  test('no walk ever leaves settled, and none reaches settled except through paid', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orderStates), { maxLength: 30 }), (wishes) => {
        const walked: OrderState[] = ['created']
        for (const wish of wishes) if (mayMove(walked[walked.length - 1], wish)) walked.push(wish)
        const settledAt = walked.indexOf('settled')
        if (settledAt < 0) return
        expect(settledAt).toBe(walked.length - 1)
        expect(walked[settledAt - 1]).toBe('paid')
      }),
      { numRuns: 500 },
    )
  })

  test('once paid there is no way back to a state that can be paid', () => {
    for (const state of ['created', 'awaiting', 'closing', 'closed'] as const) expect(reachable('paid')).not.toContain(state)
  })

  test('every state that is not an end can still become settled, so money never rests', () => {
    for (const state of orderStates) if (state !== 'settled') expect(reachable(state)).toContain('settled')
  })

  test('money may arrive in every state before it has arrived', () => {
    for (const state of ['created', 'awaiting', 'closing', 'closed'] as const) expect(mayMove(state, 'paid')).toBe(true)
    expect(mayMove('paid', 'paid')).toBe(false)
    expect(mayMove('settled', 'paid')).toBe(false)
  })

  test('whatever the platform must be asked about also keeps the bill taken', () => {
    for (const state of askedStates) expect(liveStates).toContain(state)
    expect(liveStates).not.toContain('closed')
  })
})
