/** Last known answers, kept on the phone: shown at once, then asked for again; when offline they stay, with their time. */
import type { Storage } from '../platform/platform'

export interface Kept<Reply> {
  reply: Reply
  etag?: string
  /** When the server last said that this is so (ISO, UTC). */
  at: string
}

/** Both hosts give 10 MB in all; sixty answers of at most 64,000 characters stay far below. */
const MAX_ENTRIES = 60
const INDEX = 'kept'

/** What belongs to one citizen is forgotten at sign-out; what is everybody's stays. */
export const keptKey = (who: 'visitor' | 'citizen' | 'operator', address: string): string => `${who === 'visitor' ? 'all' : 'mine'} ${address}`

export function makeCache(storage: Storage, now: () => Date) {
  const index = (): string[] => storage.get<string[]>(INDEX) ?? []

  function drop(keys: string[]): void {
    for (const key of keys) storage.remove(key)
    storage.set(INDEX, index().filter((key) => !keys.includes(key)))
  }

  function keep<Reply>(key: string, reply: Reply, etag?: string): Kept<Reply> {
    const kept: Kept<Reply> = { reply, etag, at: now().toISOString() }
    const newestFirst = [key, ...index().filter((other) => other !== key)]
    for (const old of newestFirst.slice(MAX_ENTRIES)) storage.remove(old)
    if (storage.set(key, kept)) storage.set(INDEX, newestFirst.slice(0, MAX_ENTRIES))
    else drop([key])
    return kept
  }

  return {
    read: <Reply>(key: string) => storage.get<Kept<Reply>>(key),
    keep,
    drop: (key: string) => drop([key]),
    forgetMine: () => drop(index().filter((key) => key.startsWith('mine '))),
  }
}

export type Cache = ReturnType<typeof makeCache>
