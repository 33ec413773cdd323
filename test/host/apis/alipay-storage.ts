import { type ApiContext, note, ok, settle, type ApiOptions } from './call'

const MAX_KEY_BYTES = 200 * 1024
const MAX_TOTAL_BYTES = 10 * 1024 * 1024

/** Alipay's storage never throws: it gives back success false. */
export function alipayStorage(context: ApiContext): Record<string, unknown> {
  const { storage } = context.device
  const total = () => [...storage.values()].reduce((sum, value) => sum + Buffer.byteLength(value), 0)
  function set({ key, data }: ApiOptions): { success: boolean; error?: number; errorMessage?: string } {
    const text = JSON.stringify(data) ?? ''
    if (Buffer.byteLength(text) > MAX_KEY_BYTES) return { success: false, error: 14, errorMessage: '数据长度超过限制' }
    if (total() + Buffer.byteLength(text) > MAX_TOTAL_BYTES) return { success: false, error: 15, errorMessage: '存储空间不足' }
    storage.set(String(key), text)
    note(context, 'setStorage', 'ok', String(key))
    return { success: true }
  }
  const get = ({ key }: ApiOptions) => ({ data: storage.has(String(key)) ? (JSON.parse(storage.get(String(key))!) as unknown) : null, success: true })
  return {
    getStorageSync: (options: ApiOptions) => context.realm.copy(get(options)),
    setStorageSync: (options: ApiOptions) => context.realm.copy(set(options)),
    removeStorageSync: ({ key }: ApiOptions) => { storage.delete(String(key)); return context.realm.copy({ success: true }) },
    clearStorageSync: () => { storage.clear(); return context.realm.copy({ success: true }) },
    getStorageInfoSync: () => context.realm.copy({ keys: [...storage.keys()], currentSize: Math.ceil(total() / 1024), limitSize: MAX_TOTAL_BYTES / 1024, success: true }),
    getStorage: (options: ApiOptions) => settle(context, options, () => ok(get(options))),
    setStorage: (options: ApiOptions) => settle(context, options, () => ok(set(options))),
    removeStorage: (options: ApiOptions) => settle(context, options, () => { storage.delete(String(options.key)); return ok({ success: true }) }),
  }
}
