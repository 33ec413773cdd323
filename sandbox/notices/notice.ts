/** A platform's word to the city's server that something happened, and how its delivery went. */
import type { PlatformName } from '../world'

export interface Attempt {
  at: string
  /** HTTP status of the server's answer; absent when nothing came back or nothing was sent. */
  status?: number
  accepted: boolean
  /** Why it counts as failed, or which control bent it: "dropped", "forged", "wrong-amount", "timeout". */
  note?: string
}

export interface Notice {
  id: string
  platform: PlatformName
  orderNumber: string
  url: string
  dueAt: string
  state: 'waiting' | 'held' | 'accepted' | 'given-up'
  attempts: Attempt[]
  /** A delay happens once, however many attempts follow. */
  delayed?: boolean
  /** What the platform knows, frozen when the notice was born. */
  facts: Record<string, unknown>
}

export interface Twist { forged: boolean; wrongAmount: boolean }

/** How one platform words, signs and repeats its notices. */
export interface NoticeStyle {
  /** Seconds to wait after each failed attempt; when they are used up the platform gives up. */
  retryAfterSeconds: number[]
  compose(notice: Notice, twist: Twist): { headers: Record<string, string>; body: string }
  isAccepted(status: number, body: string): boolean
}
