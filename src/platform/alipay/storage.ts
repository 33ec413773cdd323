import type { Storage } from '../platform'
import { keepable, revive } from '../size-safe'

export const storage: Storage = {
  get: <T>(key: string) => revive<T>(my.getStorageSync({ key }).data),
  set(key, value) {
    const text = keepable(value)
    if (text === null) return false
    // Alipay does not throw when its storage is full: it returns success false.
    const outcome = my.setStorageSync({ key, data: text }) as unknown as { success?: boolean; error?: unknown } | undefined
    return outcome?.success !== false && outcome?.error === undefined
  },
  remove(key) {
    my.removeStorageSync({ key })
  },
}
