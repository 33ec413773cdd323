import { type ApiContext, failed, note, ok, settle, type ApiOptions } from './call'

const MAX_KEY_BYTES = 1024 * 1024
const MAX_TOTAL_BYTES = 10 * MAX_KEY_BYTES

/** WeChat's storage throws when something does not fit. */
export function weappStorage(context: ApiContext): Record<string, unknown> {
  const { storage } = context.device
  const total = () => [...storage.values()].reduce((sum, value) => sum + Buffer.byteLength(value), 0)
  function set(key: string, value: unknown): void {
    const text = JSON.stringify(value) ?? ''
    if (Buffer.byteLength(text) > MAX_KEY_BYTES) throw new Error('setStorage:fail entry size limit reached')
    if (total() + Buffer.byteLength(text) > MAX_TOTAL_BYTES) throw new Error('setStorage:fail exceed storage max size 10Mb')
    storage.set(key, text)
    note(context, 'setStorage', 'ok', key)
  }
  const get = (key: string): unknown => (storage.has(key) ? context.realm.copy(JSON.parse(storage.get(key)!) as unknown) : '')
  return {
    getStorageSync: get, setStorageSync: set,
    removeStorageSync: (key: string) => { storage.delete(key) },
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => context.realm.copy({ keys: [...storage.keys()], currentSize: Math.ceil(total() / 1024), limitSize: MAX_TOTAL_BYTES / 1024 }),
    getStorage: (options: ApiOptions) => settle(context, options, () => (storage.has(String(options.key)) ? ok({ data: get(String(options.key)), errMsg: 'getStorage:ok' }) : failed({ errMsg: 'getStorage:fail data not found' }))),
    setStorage: (options: ApiOptions) => settle(context, options, () => {
      try {
        set(String(options.key), options.data)
        return ok({ errMsg: 'setStorage:ok' })
      } catch (error) {
        return failed({ errMsg: (error as Error).message })
      }
    }),
    removeStorage: (options: ApiOptions) => settle(context, options, () => { storage.delete(String(options.key)); return ok({ errMsg: 'removeStorage:ok' }) }),
  }
}
