/** The phone around the app: whose it is, what it keeps, and what its owner answers to the platform's own dialogs. */
import type { PlatformName } from './dialect'
import type { HostLog } from './host-log'

export interface Decisions {
  /** What the citizen does in the cashier. */
  cashier: 'confirm' | 'cancel'
  subscription: 'accept' | 'reject' | 'ban'
  face: 'pass' | 'cancel'
  modal: 'confirm' | 'cancel'
}

export interface DeviceOptions { platform: PlatformName; citizen: string; sandboxUrl: string; serverUrl: string; appBase: string; appId: string; log: HostLog }

export interface Device extends DeviceOptions {
  decisions: Decisions
  online: boolean
  storage: Map<string, string>
  clipboard: string
  fontScale: number
  toasts: string[]
  modals: string[]
  telephoned: string[]
  maps: { name: string; address: string }[]
  badges: Record<number, string>
  networkListeners: Set<(status: { isConnected: boolean; networkType: string }) => void>
  setOnline(online: boolean): void
  /** Calls under way: requests and platform dialogs. */
  busy: number
  /** A call to the sandbox's device API: what the platform's own client on a phone does. */
  ask(path: string, body: Record<string, unknown>): Promise<{ status: number; reply: Record<string, unknown> }>
  fetch(request: { method: string; url: string; headers: Record<string, string>; body?: string; timeoutMs: number }): Promise<NetworkAnswer>
}

export type NetworkAnswer =
  | { kind: 'answer'; status: number; headers: Record<string, string>; text: string }
  | { kind: 'offline' }
  | { kind: 'timeout' }

async function busyWhile<T>(device: Device, work: () => Promise<T>): Promise<T> {
  device.busy += 1
  try {
    return await work()
  } finally {
    device.busy -= 1
  }
}

async function ask(device: Device, path: string, body: Record<string, unknown>) {
  const reply = await fetch(`${device.sandboxUrl}/device/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return { status: reply.status, reply: (await reply.json()) as Record<string, unknown> }
}

/** The built app names its server's address; the test's server lives elsewhere. */
const redirected = (device: Device, url: string): string => (url.startsWith(device.appBase) ? device.serverUrl + url.slice(device.appBase.length) : url)

async function fetchOver(device: Device, { method, url, headers, body, timeoutMs }: Parameters<Device['fetch']>[0]): Promise<NetworkAnswer> {
  const target = redirected(device, url)
  const path = target.replace(/^https?:\/\/[^/]+/, '')
  const note = (status: number | 'offline' | 'timeout', replyBytes = 0) =>
    device.log.network.push({ method, path, status, requestBytes: Buffer.byteLength(body ?? ''), replyBytes })
  if (!device.online) {
    note('offline')
    return { kind: 'offline' }
  }
  try {
    const reply = await fetch(target, { method, headers, body: method === 'GET' ? undefined : body, signal: AbortSignal.timeout(timeoutMs), redirect: 'manual' })
    const text = await reply.text()
    note(reply.status, Buffer.byteLength(text))
    return { kind: 'answer', status: reply.status, headers: Object.fromEntries(reply.headers), text }
  } catch (error) {
    const kind = (error as Error).name === 'TimeoutError' ? 'timeout' : 'offline'
    note(kind)
    return { kind }
  }
}

export function openDevice(options: DeviceOptions): Device {
  const device: Device = {
    ...options,
    decisions: { cashier: 'confirm', subscription: 'accept', face: 'pass', modal: 'confirm' },
    online: true, storage: new Map(), clipboard: '', fontScale: 1, toasts: [], modals: [], telephoned: [], maps: [], badges: {}, networkListeners: new Set(), busy: 0,
    setOnline(online) {
      device.online = online
      for (const listener of device.networkListeners) listener({ isConnected: online, networkType: online ? 'wifi' : 'none' })
    },
    ask: (path, body) => busyWhile(device, () => ask(device, path, body)),
    fetch: (request) => busyWhile(device, () => fetchOver(device, request)),
  }
  return device
}
