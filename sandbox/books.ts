/** Everything the sandbox remembers: shelves of records, kept by a journal of whole records, one line a write. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Shelf<T> {
  get(id: string): T | undefined
  /** Writes the whole record; it must survive JSON. */
  put(id: string, record: T): void
  remove(id: string): void
  /** In the order of first writing. */
  list(): T[]
}

export interface Books {
  shelf<T>(name: string): Shelf<T>
  /** Forgets everything. */
  empty(): void
  close(): void
}

type Shelves = Map<string, Map<string, unknown>>

const COMPACT_AFTER_LINES = 20_000

function readJournal(file: string): Shelves {
  const shelves: Shelves = new Map()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line) continue
    let entry: [string, string, unknown]
    try {
      entry = JSON.parse(line)
    } catch {
      // A process killed in the middle of a write leaves half a line: that write was never acknowledged.
      continue
    }
    const [name, id, record] = entry
    const shelf = shelves.get(name) ?? new Map()
    shelves.set(name, shelf)
    if (record === null) shelf.delete(id)
    else shelf.set(id, record)
  }
  return shelves
}

const linesOf = (shelves: Shelves) => [...shelves].flatMap(([name, shelf]) => [...shelf].map(([id, record]) => JSON.stringify([name, id, record])))

/** Without a file the books live in memory only. */
export function openBooks(file?: string): Books {
  let shelves: Shelves = file && existsSync(file) ? readJournal(file) : new Map()
  let handle: number | undefined
  let appended = 0

  function rewrite(): void {
    if (!file) return
    if (handle !== undefined) closeSync(handle)
    mkdirSync(dirname(file), { recursive: true })
    const lines = linesOf(shelves)
    writeFileSync(`${file}.new`, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
    renameSync(`${file}.new`, file)
    handle = openSync(file, 'a', 0o600)
    appended = 0
  }

  function append(name: string, id: string, record: unknown): void {
    if (handle === undefined) return
    writeSync(handle, `${JSON.stringify([name, id, record])}\n`)
    if (++appended > COMPACT_AFTER_LINES) rewrite()
  }

  rewrite()
  return {
    shelf<T>(name: string): Shelf<T> {
      const records = () => {
        if (!shelves.has(name)) shelves.set(name, new Map())
        return shelves.get(name) as Map<string, T>
      }
      return {
        get: (id) => records().get(id),
        put(id, record) {
          records().set(id, record)
          append(name, id, record)
        },
        remove(id) {
          if (records().delete(id)) append(name, id, null)
        },
        list: () => [...records().values()],
      }
    },
    empty() {
      shelves = new Map()
      rewrite()
    },
    close() {
      if (handle !== undefined) closeSync(handle)
      handle = undefined
    },
  }
}
