/** A bucket of requests per session, and a larger one per address, because a whole carrier may share one. */
import type { FastifyInstance } from 'fastify'
import { fault } from './fault'
import { bearerToken } from './sessions'

export interface Bucket {
  /** So many at once. */
  burst: number
  perSecond: number
}
export interface Limits {
  session: Bucket
  address: Bucket
  /** For sign-in routes, by address: guessing must be slow. */
  signIn: Bucket
}

export const defaultLimits: Limits = {
  session: { burst: 120, perSecond: 20 },
  address: { burst: 2_000, perSecond: 500 },
  signIn: { burst: 60, perSecond: 1 },
}

const MOST_KEYS = 50_000
const MS = 1_000

export function bucketCounter(nowMs: () => number) {
  const left = new Map<string, { tokens: number; at: number }>()
  /** Seconds to wait, 0 when the request may pass. */
  return (key: string, { burst, perSecond }: Bucket): number => {
    const now = nowMs()
    const held = left.get(key) ?? { tokens: burst, at: now }
    const tokens = Math.min(burst, held.tokens + ((now - held.at) / MS) * perSecond)
    // Re-inserting keeps the map in order of last use, so the first key is the one to forget.
    left.delete(key)
    left.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now })
    if (left.size > MOST_KEYS) left.delete(left.keys().next().value as string)
    return tokens < 1 ? Math.ceil((1 - tokens) / perSecond) : 0
  }
}

/** By the machine's own time: this is about load on this process, not about the domain's deadlines. */
export function limitRates(app: FastifyInstance, limits: Limits, nowMs: () => number = () => performance.now()): void {
  const wait = bucketCounter(nowMs)
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/health/') || request.url.startsWith('/notices/')) return
    const token = bearerToken(request)
    const seconds = Math.max(
      token ? wait(`session ${token}`, limits.session) : wait(`address ${request.ip}`, limits.address),
      request.method === 'POST' && request.url.split('?')[0].endsWith('/sessions') ? wait(`sign-in ${request.ip}`, limits.signIn) : 0,
    )
    if (seconds === 0) return
    reply.header('retry-after', String(seconds))
    throw fault('too-many-requests')
  })
}
