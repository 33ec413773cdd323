/** H5 runs inside the preview's phone: the shell around the frame plays the host, asked by postMessage. */
import type { PlatformName } from '#contract/api/shared'

interface Reply { from: 'phone'; id: number; ok: boolean; result?: unknown; error?: string }
interface PhoneEvent { from: 'phone'; event: 'back' | 'open'; path?: string }

const HELLO_MS = 1500
const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
const listeners = new Set<(event: PhoneEvent) => void>()
let lastId = 0

function receive(message: MessageEvent): void {
  // The phone serves this frame itself, so anything from another window or origin is not the phone.
  if (message.source !== window.parent || message.origin !== window.location.origin) return
  const said = message.data as Reply | PhoneEvent | undefined
  if (said?.from !== 'phone') return
  if ('event' in said) {
    for (const listener of listeners) listener(said)
    return
  }
  const asked = waiting.get(said.id)
  waiting.delete(said.id)
  if (said.ok) asked?.resolve(said.result)
  else asked?.reject(new Error(said.error ?? 'refused'))
}

/** One question to the phone; rejected when the phone refuses it. */
export function ask<Result>(api: string, args: object = {}): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    lastId += 1
    waiting.set(lastId, { resolve: resolve as (result: unknown) => void, reject })
    window.parent.postMessage({ from: 'city-app', id: lastId, api, args }, window.location.origin)
  })
}

export function onPhoneEvent(listener: (event: PhoneEvent) => void): void {
  listeners.add(listener)
}

/** Which phone this is; null when the page was opened without one. */
export function meetPhone(): Promise<PlatformName | null> {
  if (window.parent === window) return Promise.resolve(null)
  window.addEventListener('message', receive)
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), HELLO_MS))
  const hello = ask<{ platform: PlatformName }>('hello').then(({ platform }) => platform, () => null)
  return Promise.race([hello, silence])
}
