import { isSettled, receiptsIn, settle } from './bill-book'
import type { Desk } from './bureau'

function aDesk(): Desk {
  const shelf = new Map<string, unknown>()
  return {
    city: 'yunpu', receiptLetters: 'SF', people: [], today: () => '2026-11-21', now: () => new Date('2026-11-21T02:00:00Z'),
    books: { read: <T>(name: string) => shelf.get(name) as T | undefined, write: (name, value) => void shelf.set(name, value) },
  }
}
const dues = [{ reference: 'W-1', amountInFen: 3840 }]
const payment = { reference: 'W-1', payNumber: 'P-1', amountInFen: 3840 }

test('a bill is settled once and leaves one receipt, however often the payment comes', () => {
  const desk = aDesk()
  const first = settle(desk, dues, payment)
  expect(first).toMatchObject({ kind: 'settled', receipt: { receiptNumber: 'SF20261121000001' } })
  expect(settle(desk, dues, payment)).toEqual(first)
  expect(receiptsIn(desk.books)).toHaveLength(1)
  expect(isSettled(desk, 'W-1')).toBe(true)
})

test('another payment of a settled bill is told whose receipt stands', () => {
  const desk = aDesk()
  settle(desk, dues, payment)
  expect(settle(desk, dues, { ...payment, payNumber: 'P-2' })).toMatchObject({ kind: 'settled-by-another', receipt: { payNumber: 'P-1' } })
})

test('a wrong amount and an unknown bill settle nothing', () => {
  const desk = aDesk()
  expect(settle(desk, dues, { ...payment, amountInFen: 3839 })).toEqual({ kind: 'wrong-amount', dueInFen: 3840 })
  expect(settle(desk, dues, { ...payment, amountInFen: Number.NaN })).toEqual({ kind: 'wrong-amount', dueInFen: 3840 })
  expect(settle(desk, dues, { ...payment, reference: 'W-2' })).toEqual({ kind: 'no-such-bill' })
  expect(receiptsIn(desk.books)).toEqual([])
})
