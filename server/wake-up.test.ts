import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from './context'
import { silentLog } from '../test/builders/context'
import { startWorker } from './wake-up'

const anIdleContext = (over: Partial<Context['events']> = {}) => {
  let wake = () => {}
  const events = { deliver: async () => 0, onWake: (given: () => void) => void (wake = given), ...over }
  return { context: { log: silentLog, events } as unknown as Context, wake: () => wake() }
}

describe('the worker', () => {
  test('never runs a job twice at once, goes on after one that failed, and finishes what runs when stopped', async () => {
    let running = 0
    let most = 0
    let runs = 0
    const job = { name: 'slow', everyMs: 1, run: async () => {
      most = Math.max(most, ++running)
      runs++
      await pause(5)
      running--
      if (runs === 2) throw new Error('once')
    } }
    const worker = startWorker(anIdleContext().context, [job])
    await pause(80)
    await worker.stop()
    const atStop = runs
    expect([most, running]).toEqual([1, 0])
    expect(runs).toBeGreaterThan(3)
    await pause(20)
    expect(runs).toBe(atStop)
  })

  test('a commit that comes while events are told makes one more round follow at once', async () => {
    let rounds = 0
    const idle = anIdleContext({ deliver: async () => {
      rounds++
      await pause(5)
      return 0
    } })
    const worker = startWorker(idle.context, [])
    idle.wake()
    idle.wake()
    await pause(40)
    expect(rounds).toBe(2)
    await worker.stop()
  })
})
