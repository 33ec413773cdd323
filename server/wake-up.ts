/** The worker: tells what happened and runs what is due, in this process, until it is stopped. */
import type { Context } from './context'
import type { Job } from './jobs'

export interface Worker {
  /** Lets what runs come to its end and starts nothing new. */
  stop(): Promise<void>
}

const LOOK_FOR_EVENTS_MS = 500

export function startWorker(context: Context, jobs: Job[]): Worker {
  const deliver: Job = { name: 'deliver-events', everyMs: LOOK_FOR_EVENTS_MS, run: deliverAll }
  const loops = [deliver, ...jobs].map((job) => startLoop(context, job))
  context.events.onWake(loops[0].wake)
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) }
}

async function deliverAll({ events }: Context): Promise<void> {
  while ((await events.deliver()) > 0);
}

interface Loop {
  wake(): void
  stop(): Promise<void>
}

/** Never two runs of one job at once in a process; a wake during a run makes one more run follow. */
function startLoop(context: Context, job: Job): Loop {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  const start = () => {
    if (stopped) return
    if (running) return void (again = true)
    clearTimeout(timer)
    running = runOnce(context, job).finally(() => {
      running = undefined
      if (stopped) return
      timer = setTimeout(start, again ? 0 : job.everyMs)
      again = false
    })
  }
  start()
  return {
    wake: start,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

async function runOnce(context: Context, job: Job): Promise<void> {
  try {
    await job.run(context)
  } catch (cause) {
    context.log.error({ job: job.name, err: cause }, 'a job failed; it runs again at its next time')
  }
}
