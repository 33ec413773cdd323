/** How an asynchronous open API answers: callbacks when given, and complete always last. */
import type { Device } from '../device'
import type { PageStack } from '../page-stack'
import type { Realm } from '../realm'

export interface ApiOptions {
  success?: (answer: unknown) => void
  fail?: (failure: unknown) => void
  complete?: (answer: unknown) => void
  [option: string]: unknown
}

export type Outcome = { ok: true; answer?: Record<string, unknown> } | { ok: false; failure: Record<string, unknown> }

export interface ApiContext {
  device: Device
  realm: Realm
  stack(): PageStack
  guard(work: () => unknown): void
}

export const ok = (answer: Record<string, unknown> = {}): Outcome => ({ ok: true, answer })
export const failed = (failure: Record<string, unknown>): Outcome => ({ ok: false, failure })

/** Runs the work, then tells the app, each in a turn of its own as over the bridge. */
export function settle(context: ApiContext, options: ApiOptions | undefined, work: () => Outcome | Promise<Outcome>): Promise<unknown> {
  const wantsCallbacks = Boolean(options?.success || options?.fail || options?.complete)
  context.device.busy += 1
  const done = Promise.resolve()
    .then(work)
    .finally(() => { context.device.busy -= 1 })
    .then((outcome) => {
      const given = context.realm.copy(outcome.ok ? (outcome.answer ?? {}) : outcome.failure)
      const listener = outcome.ok ? options?.success : options?.fail
      context.guard(() => listener?.(given))
      context.guard(() => options?.complete?.(given))
      if (!outcome.ok && !wantsCallbacks) throw given
      return given
    })
  // With callbacks the app does not look at the promise.
  return wantsCallbacks ? done.catch((error) => context.guard(() => { throw error })) : done
}

export const note = (context: ApiContext, api: string, outcome: string, about?: string): void => {
  context.device.log.calls.push(about === undefined ? { api, outcome } : { api, outcome, about })
}
