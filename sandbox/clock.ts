/** The sandbox's own time: real time plus what the controls added. Retries and expiries live by it, signatures do not. */
export interface SandboxClock {
  now(): Date
  /** Runs the work once this instant has come, really or by an advance. */
  at(due: Date, run: () => Promise<void> | void): void
  /** Lets time pass; what falls due on the way is done in order, each with the clock at its own instant. */
  advance(seconds: number): Promise<void>
  /** How far the sandbox is ahead of real time. */
  aheadMs(): number
  forget(): void
}

interface Timer { dueMs: number; order: number; run: () => Promise<void> | void }

const MAX_TIMEOUT_MS = 2_000_000_000

export interface ClockStart { aheadMs?: number; wall?: () => number; onAdvance?: (aheadMs: number) => void; onFault?: (error: unknown) => void }

export function createClock({ aheadMs = 0, wall = Date.now, onAdvance = () => {}, onFault = () => {} }: ClockStart = {}): SandboxClock {
  let ahead = aheadMs
  let timers: Timer[] = []
  let order = 0
  let wake: NodeJS.Timeout | undefined
  const running = new Set<Promise<void>>()

  const nowMs = () => wall() + ahead

  function fire(timer: Timer): Promise<void> {
    timers = timers.filter((other) => other !== timer)
    const work: Promise<void> = Promise.resolve()
      .then(() => timer.run())
      .catch(onFault)
      .finally(() => running.delete(work))
    running.add(work)
    return work
  }

  function plan(): void {
    clearTimeout(wake)
    if (!timers.length) return
    wake = setTimeout(() => {
      for (const timer of timers.filter(({ dueMs }) => dueMs <= nowMs())) void fire(timer)
      plan()
    }, Math.min(Math.max(timers[0].dueMs - nowMs(), 0), MAX_TIMEOUT_MS))
    wake.unref()
  }

  return {
    now: () => new Date(nowMs()),
    at(due, run) {
      timers.push({ dueMs: due.getTime(), order: order++, run })
      timers.sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)
      plan()
    },
    async advance(seconds) {
      // What is under way belongs to the time before: its retries count from there.
      await Promise.all(running)
      const target = nowMs() + seconds * 1000
      clearTimeout(wake)
      while (timers.length && timers[0].dueMs <= target) {
        ahead += Math.max(timers[0].dueMs - nowMs(), 0)
        await fire(timers[0])
      }
      ahead += Math.max(target - nowMs(), 0)
      onAdvance(ahead)
      plan()
    },
    aheadMs: () => ahead,
    forget() {
      timers = []
      clearTimeout(wake)
    },
  }
}
