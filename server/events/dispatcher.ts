import type { Clock, Logger } from '../context'
import { afterCommit, type Database } from '../db/database'
import type { DomainEvents, EventName, Events, Listener } from './events'
import { addEvents, claimDue, markTold, putOff, type OutboxRow } from './outbox.store'

const BATCH = 50
/** Longer than any listener works; only after a crash does an event wait this long. */
const CLAIM_MS = 60_000
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 300_000

export const retryDelayMs = (attempts: number) => Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 20))

interface Parts {
  db: Database
  clock: Clock
  newId(): string
  log: Logger
}

export function openEvents(parts: Parts): Events {
  const { db, clock, newId } = parts
  const listeners = new Map<string, Listener<EventName>[]>()
  const wakes: (() => void)[] = []
  const wakeAll = () => wakes.forEach((wake) => wake())

  async function publishAll<Name extends EventName>(tx: Parameters<Events['publish']>[0], name: Name, payloads: DomainEvents[Name][]) {
    if (payloads.length === 0) return []
    const rows = payloads.map((payload) => ({ id: newId(), name, payload }))
    await addEvents(tx, rows, clock.now())
    afterCommit(tx, wakeAll)
    return rows.map((row) => row.id)
  }

  return {
    publishAll,
    publish: async (tx, name, payload) => (await publishAll(tx, name, [payload]))[0],
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as unknown as Listener<EventName>])
    },
    onWake: (wake) => void wakes.push(wake),
    async deliver() {
      const now = clock.now()
      const rows = await claimDue(db, { now, until: new Date(now.getTime() + CLAIM_MS), limit: BATCH })
      for (const row of rows) await tell(parts, listeners.get(row.name) ?? [], row)
      return rows.length
    },
  }
}

async function tell({ db, clock, log }: Parts, listeners: Listener<EventName>[], row: OutboxRow): Promise<void> {
  try {
    for (const listener of listeners) await listener(row.payload as DomainEvents[EventName], row.id)
    await markTold(db, row.id, clock.now())
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    log.warn({ event: row.id, eventName: row.name, attempts: row.attempts, err: cause }, 'a listener failed; the event is told again')
    await putOff(db, row.id, { dueAt: new Date(clock.now().getTime() + retryDelayMs(row.attempts)), why: why.slice(0, 200) })
  }
}
