import type { Storage } from '../platform'
import { keepable, revive } from '../size-safe'

/** The preview serves other things from the same origin; ours stay apart. */
const named = (key: string) => `city-services:${key}`

export const storage: Storage = {
  get: <T>(key: string) => revive<T>(window.localStorage.getItem(named(key))),
  set(key, value) {
    const text = keepable(value)
    if (text === null) return false
    try {
      window.localStorage.setItem(named(key), text)
      return true
    } catch {
      return false
    }
  },
  remove: (key) => window.localStorage.removeItem(named(key)),
}
