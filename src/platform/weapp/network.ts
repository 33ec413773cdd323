let online = true
const listeners = new Set<(online: boolean) => void>()
let watching = false

function watch(): void {
  if (watching) return
  watching = true
  wx.getNetworkType({ success: ({ networkType }) => { online = networkType !== 'none' } })
  wx.onNetworkStatusChange(({ isConnected }) => {
    online = isConnected
    for (const listener of listeners) listener(isConnected)
  })
}

export function isOnline(): boolean {
  watch()
  return online
}

export function onNetworkChange(listener: (online: boolean) => void): () => void {
  watch()
  listeners.add(listener)
  return () => listeners.delete(listener)
}
