import { bookingLane } from './booking-lane'

interface Wish { person: string; n: number }
const lane = (write: (batch: Wish[]) => Promise<(number | 'again')[]>, over: { maxWaiting?: number; maxBatch?: number } = {}) =>
  bookingLane<Wish, number>({ maxWaiting: 100, maxBatch: 10, personOf: (wish) => wish.person, write, ...over })
const wishes = (count: number) => Array.from({ length: count }, (_, n) => ({ person: `p${n}`, n }))

test('everybody who waits while a batch is written becomes the next batch, in order of arrival', async () => {
  const batches: number[][] = []
  const asked = lane(async (batch) => {
    batches.push(batch.map((wish) => wish.n))
    await new Promise((resolve) => setTimeout(resolve, 5))
    return batch.map((wish) => wish.n)
  })
  const all = wishes(25)
  const answers = await Promise.all(all.map((wish) => asked.ask(wish)))
  expect(answers).toEqual(all.map((wish) => wish.n))
  expect(batches.map((batch) => batch.length)).toEqual([10, 10, 5])
  expect(batches.flat()).toEqual(all.map((wish) => wish.n))
})

test('nobody is answered before the batch is written', async () => {
  let isWritten = false
  const asked = lane(async (batch) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    isWritten = true
    return batch.map(() => 1)
  })
  await asked.ask({ person: 'a', n: 1 })
  expect(isWritten).toBe(true)
})

test('a person has one wish at a time in a batch, so that the second sees the result of the first', async () => {
  const batches: Wish[][] = []
  const asked = lane(async (batch) => {
    batches.push(batch)
    return batch.map((wish) => wish.n)
  })
  await Promise.all([{ person: 'a', n: 1 }, { person: 'a', n: 2 }, { person: 'b', n: 3 }].map((wish) => asked.ask(wish)))
  expect(batches.map((batch) => batch.map((wish) => wish.n))).toEqual([[1, 3], [2]])
})

test('a full lane says at once how many are before you and when to come back', async () => {
  const asked = lane(() => new Promise(() => {}), { maxWaiting: 3 })
  wishes(3).forEach((wish) => void asked.ask(wish))
  const answer = await asked.ask({ person: 'late', n: 9 })
  expect(answer).toEqual({ kind: 'busy', ahead: 3, retryAfterMs: expect.any(Number) })
  expect((answer as { retryAfterMs: number }).retryAfterMs).toBeGreaterThanOrEqual(200)
})

test('who must try again goes before those who came later', async () => {
  const seen: number[] = []
  let isFirst = true
  const asked = lane(async (batch) => {
    seen.push(...batch.map((wish) => wish.n))
    const answers = batch.map((wish) => (isFirst && wish.n === 1 ? ('again' as const) : wish.n))
    isFirst = false
    return answers
  }, { maxBatch: 2 })
  await Promise.all(wishes(4).map((wish) => asked.ask(wish)))
  expect(seen).toEqual([0, 1, 1, 2, 3])
})

test('a batch that fails fails for those in it only; the lane goes on', async () => {
  let isFirst = true
  const asked = lane(async (batch) => {
    if (isFirst) {
      isFirst = false
      throw new Error('the database is away')
    }
    return batch.map((wish) => wish.n)
  }, { maxBatch: 1 })
  const [first, second] = await Promise.allSettled(wishes(2).map((wish) => asked.ask(wish)))
  expect(first.status).toBe('rejected')
  expect(second).toEqual({ status: 'fulfilled', value: 1 })
})
