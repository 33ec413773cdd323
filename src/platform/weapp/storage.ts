import type { Storage } from '../platform'
import { keepable, revive } from '../size-safe'

export const storage: Storage = {
  get: <T>(key: string) => revive<T>(wx.getStorageSync(key)),
  set(key, value) {
    const text = keepable(value)
    if (text === null) return false
    try {
      wx.setStorageSync(key, text)
      return true
    } catch {
      // WeChat throws when its 10 MB are full; what we keep there is a convenience.
      return false
    }
  },
  remove: (key) => wx.removeStorageSync(key),
}
