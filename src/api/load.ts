/** One read as a page lives it: kept content at once, then the server's; never a blank page. */
import type { FaultWords } from '../words/faults'
import type { Cache, Kept } from './cache'
import type { Answer } from './client'

export interface Loaded<Reply> {
  /** 'offline': content may be there all the same, as of asOf. 'signed-out': this read needs a citizen. */
  state: 'loading' | 'ready' | 'error' | 'offline' | 'signed-out'
  reply?: Reply
  /** When the content was true (ISO, UTC). */
  asOf?: string
  fault?: FaultWords
}

export interface Load<Reply> {
  /** Where the answer is kept; null keeps nothing. */
  key: string | null
  cache: Cache
  ask(etag?: string): Promise<Answer<Reply>>
  now(): Date
}

function failed<Reply>(answer: Answer<Reply> & { ok: false }, kept: Kept<Reply> | undefined): Loaded<Reply> {
  const { fault } = answer
  if (fault.code === 'sign-in-needed') return { state: 'signed-out', fault }
  const passing = fault.again
  if (passing && kept) return { state: 'offline', reply: kept.reply, asOf: kept.at, fault }
  return { state: fault.code === 'no-network' ? 'offline' : 'error', fault }
}

/** What is kept, ready to draw before anything is asked. */
export function atOnce<Reply>({ key, cache }: Pick<Load<Reply>, 'key' | 'cache'>): Loaded<Reply> {
  const kept = key ? cache.read<Reply>(key) : undefined
  return kept ? { state: 'ready', reply: kept.reply, asOf: kept.at } : { state: 'loading' }
}

export async function load<Reply>({ key, cache, ask, now }: Load<Reply>): Promise<Loaded<Reply>> {
  const kept = key ? cache.read<Reply>(key) : undefined
  const answer = await ask(kept?.etag)
  if (answer.ok) {
    const at = key ? cache.keep(key, answer.reply, answer.etag).at : now().toISOString()
    return { state: 'ready', reply: answer.reply, asOf: at }
  }
  if (answer.notModified && kept && key) return { state: 'ready', reply: kept.reply, asOf: cache.keep(key, kept.reply, kept.etag).at }
  const result = failed(answer, kept)
  if (key && kept && result.reply === undefined && result.state === 'error') cache.drop(key)
  return result
}
