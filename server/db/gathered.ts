/**
 * Reads that are asked for while one is on its way go together in the next. Each is answered by a statement that began
 * after it was asked for, so nobody reads anything older than alone; under load there is one round trip for many.
 */
export interface GatheredReads<Key, Value> {
  /** How many keys one statement takes. */
  most: number
  /** Values in the order of the keys; undefined where there is none. */
  read(keys: Key[]): Promise<(Value | undefined)[]>
}

interface Asked<Key, Value> {
  key: Key
  answer(value: Value | undefined): void
  fail(cause: unknown): void
}

export function gathered<Key, Value>({ most, read }: GatheredReads<Key, Value>): (key: Key) => Promise<Value | undefined> {
  let waiting: Asked<Key, Value>[] = []
  let isReading = false

  async function readAll(): Promise<void> {
    isReading = true
    // Everybody who asks in this turn of the event loop is answered by the first statement already.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const values = await read(batch.map(({ key }) => key))
        batch.forEach((asked, i) => asked.answer(values[i]))
      } catch (cause) {
        for (const asked of batch) asked.fail(cause)
      }
    }
    isReading = false
  }

  return (key) =>
    new Promise((answer, fail) => {
      waiting.push({ key, answer, fail })
      if (!isReading) void readAll()
    })
}
