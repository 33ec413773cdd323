/** What the whole app knows about its citizen and its look; one value, told to whoever listens. */
import type { HomeReply } from '#contract/api/catalogue'
import type { Me } from '#contract/api/identity'
import type { FontStep } from './font-step'

export interface SessionState {
  city: string
  /** The city's colours, once the server has told them. */
  brand: HomeReply['city']['brand'] | null
  me: Me | null
  elder: boolean
  fontStep: FontStep
  /** 'system' follows the host's font setting. */
  fontChoice: FontStep | 'system'
  /** In H5: not inside a phone of the preview. */
  outside: boolean
  unread: number
  /** Which platform this is, is known; in H5 a moment later than the start. */
  ready: boolean
}

export function makeStore<State extends object>(initial: State) {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change: Partial<State>) {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
