import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Call } from '#contract/api/call'
import { send, signing } from '../session/session'
import { useSession } from '../session/use-session'
import { addressOf, type Flat } from './address'
import { keptKey } from './cache'
import type { Wants } from './client'
import { atOnce, load, type Loaded } from './load'

export interface CallOptions {
  /** Keep the answer on the phone: public reads, and the citizen's own lists (forgotten at sign-out). */
  cache: boolean
  /** Ask nothing yet, for a read that depends on another. */
  wait?: boolean
}

export interface UsedCall<Reply> extends Loaded<Reply> {
  /** Asks again and keeps what is shown meanwhile. */
  retry(): Promise<void>
}

/** A page coming back on top asks again, but not within the moment of its first reading. */
const FRESH_MS = 800

/** Reads an endpoint for a page: kept content first, then the server's, and again when the page shows again. */
export function useCall<Params, Query, Reply>(
  call: Call<Params, Query, undefined, Reply>,
  wants: Wants<Params, Query, undefined>,
  { cache, wait = false }: CallOptions,
): UsedCall<Reply> {
  const { signedIn, ready } = useSession()
  const { params, query } = wants as { params?: Flat; query?: Flat }
  const address = wait || !ready ? '' : addressOf(call.path, params, query)
  const key = cache && address ? keptKey(call.who, address) : null
  const [shown, setShown] = useState<{ address: string; loaded: Loaded<Reply> }>(() => ({ address, loaded: atOnce<Reply>({ key, cache: signing.cache }) }))
  const asked = useRef({ turn: 0, at: 0 })
  const latest = useRef(wants)
  latest.current = wants

  const retry = useCallback(async () => {
    if (!address) return
    asked.current.turn += 1
    asked.current.at = Date.now()
    const { turn } = asked.current
    const ask = (etag?: string) => send(call, latest.current, etag)
    const loaded = await load<Reply>({ key, cache: signing.cache, ask, now: () => new Date() })
    // An answer that a newer question has overtaken is not drawn.
    if (turn === asked.current.turn) setShown({ address, loaded })
  }, [address, key, call])

  useEffect(() => {
    setShown((before) => (before.address === address ? before : { address, loaded: atOnce<Reply>({ key, cache: signing.cache }) }))
    void retry()
    const { current } = asked
    return () => {
      current.turn += 1
    }
  }, [address, key, retry, call.who === 'citizen' && signedIn])

  useDidShow(() => {
    if (Date.now() - asked.current.at > FRESH_MS) void retry()
  })

  const current = shown.address === address ? shown.loaded : atOnce<Reply>({ key, cache: signing.cache })
  return { ...current, retry }
}
