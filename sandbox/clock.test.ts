import { createClock } from './clock'

const START = Date.parse('2026-11-21T01:00:00Z')
/** Real time stands still, so that only advances move the clock. */
const still = () => START

test('an advance runs what falls due on the way, in order, each at its own instant', async () => {
  const clock = createClock({ wall: still })
  const ran: string[] = []
  clock.at(new Date(START + 90_000), () => void ran.push(`b ${clock.now().toISOString()}`))
  clock.at(new Date(START + 30_000), () => void ran.push(`a ${clock.now().toISOString()}`))
  clock.at(new Date(START + 600_000), () => void ran.push('too late'))
  await clock.advance(120)
  expect(ran).toEqual(['a 2026-11-21T01:00:30.000Z', 'b 2026-11-21T01:01:30.000Z'])
  expect(clock.now().toISOString()).toBe('2026-11-21T01:02:00.000Z')
  clock.forget()
})

test('work that plans more work within the advance sees that run too', async () => {
  const clock = createClock({ wall: still })
  let runs = 0
  const again = () => {
    runs += 1
    clock.at(new Date(clock.now().getTime() + 10_000), again)
  }
  clock.at(new Date(START + 10_000), again)
  await clock.advance(35)
  expect(runs).toBe(3)
  clock.forget()
})

test('a fault in one piece of work neither stops the clock nor the next piece', async () => {
  const faults: unknown[] = []
  const clock = createClock({ wall: still, onFault: (error) => faults.push(error) })
  const ran: number[] = []
  clock.at(new Date(START + 1000), () => Promise.reject(new Error('broken')))
  clock.at(new Date(START + 2000), () => void ran.push(2))
  await clock.advance(5)
  expect(ran).toEqual([2])
  expect(faults).toHaveLength(1)
})

test('real time alone is enough: work runs when its instant comes', async () => {
  const clock = createClock()
  await new Promise<void>((done) => clock.at(new Date(Date.now() + 20), done))
})

test('forgotten work never runs', async () => {
  const clock = createClock({ wall: still })
  let ran = false
  clock.at(new Date(START + 1000), () => void (ran = true))
  clock.forget()
  await clock.advance(10)
  expect(ran).toBe(false)
})
