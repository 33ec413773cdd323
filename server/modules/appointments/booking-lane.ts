/**
 * Coalescing: while one batch of a lane is being written, everybody who comes waits, and all who wait become the next
 * batch. A hot slot then costs one row lock and one commit for hundreds of people instead of one each
 * (reference/performance.md §3: 5–7 times the best single statement).
 */
export interface Busy {
  kind: 'busy'
  ahead: number
  retryAfterMs: number
}

export interface LaneWork<Ticket, Answer> {
  /** Beyond this many waiting, the next one hears "busy" at once. */
  maxWaiting: number
  maxBatch: number
  /** One person at a time in a batch: two wishes of one person must see each other's result. */
  personOf(ticket: Ticket): string
  /** Answers only after its commit; "again" puts the ticket before those who came later. */
  write(batch: Ticket[]): Promise<(Answer | 'again')[]>
}

export interface Lane<Ticket, Answer> {
  ask(ticket: Ticket): Promise<Answer | Busy>
}

interface Waiting<Ticket, Answer> {
  ticket: Ticket
  answer(answer: Answer): void
  fail(cause: unknown): void
}

const FIRST_GUESS_MS_EACH = 0.2
const LEAST_RETRY_MS = 200
/** How much of the measured pace the newest batch is worth. */
const NEWEST_SHARE = 0.2

export function bookingLane<Ticket, Answer>(work: LaneWork<Ticket, Answer>): Lane<Ticket, Answer> {
  let waiting: Waiting<Ticket, Answer>[] = []
  let isWriting = false
  let msEach = FIRST_GUESS_MS_EACH

  async function writeAll(): Promise<void> {
    isWriting = true
    // Everybody who arrived in this turn of the event loop still gets into the first batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const { batch, rest } = nextBatch(waiting, work)
      waiting = rest
      const startedAt = performance.now()
      const again = await writeBatch(batch, work)
      msEach += NEWEST_SHARE * ((performance.now() - startedAt) / batch.length - msEach)
      if (again.length > 0) waiting = [...again, ...waiting]
    }
    isWriting = false
  }

  return {
    ask(ticket) {
      const ahead = waiting.length
      if (ahead >= work.maxWaiting) return Promise.resolve({ kind: 'busy', ahead, retryAfterMs: Math.max(LEAST_RETRY_MS, Math.ceil(ahead * msEach)) })
      return new Promise((answer, fail) => {
        waiting.push({ ticket, answer, fail })
        if (!isWriting) void writeAll()
      })
    },
  }
}

/** In order of arrival; a person's second ticket stays for the next batch, before everybody who came after it. */
function nextBatch<Ticket, Answer>(waiting: Waiting<Ticket, Answer>[], { maxBatch, personOf }: Pick<LaneWork<Ticket, Answer>, 'maxBatch' | 'personOf'>) {
  const persons = new Set<string>()
  const batch: Waiting<Ticket, Answer>[] = []
  const later: Waiting<Ticket, Answer>[] = []
  let seen = 0
  for (; seen < waiting.length && batch.length < maxBatch; seen++) {
    const person = personOf(waiting[seen].ticket)
    if (persons.has(person)) later.push(waiting[seen])
    else batch.push(waiting[seen])
    persons.add(person)
  }
  return { batch, rest: [...later, ...waiting.slice(seen)] }
}

async function writeBatch<Ticket, Answer>(batch: Waiting<Ticket, Answer>[], { write }: Pick<LaneWork<Ticket, Answer>, 'write'>) {
  const again: Waiting<Ticket, Answer>[] = []
  try {
    const answers = await write(batch.map(({ ticket }) => ticket))
    batch.forEach((each, i) => {
      const answer = answers[i]
      if (answer === 'again') again.push(each)
      else each.answer(answer)
    })
  } catch (cause) {
    for (const each of batch) each.fail(cause)
  }
  return again
}
