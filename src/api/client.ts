/** Calls a contract endpoint: attaches the session, renews it once, turns faults into words. */
import type { Call } from '#contract/api/call'
import { faultStatus, type FaultCode, type FaultReply } from '#contract/errors'
import type { HttpOutcome, HttpRequest } from '../platform/platform'
import { wordsForFault, type FaultWords } from '../words/faults'
import { addressOf, type Flat } from './address'

type Part<Name extends string, T> = [T] extends [undefined | Record<string, never>] ? { [K in Name]?: T } : { [K in Name]: T }
/** What a call needs, no more: a call without parameters takes {}. */
export type Wants<Params, Query, Body> = Part<'params', Params> & Part<'query', Query> & Part<'body', Body>

export type Answer<Reply> = { ok: true; reply: Reply; etag?: string } | { ok: false; fault: FaultWords; notModified?: boolean }

export interface ClientDeps {
  base: string
  request(request: HttpRequest): Promise<HttpOutcome>
  /** The token in use, or null for a visitor. */
  token(): string | null
  /** Signs in again without a dialog in place of the token that was refused; null when the host or the server said no. */
  renew(refused: string): Promise<string | null>
}

/** Long enough for a bureau behind our server to answer, short enough that nobody gives up first. */
const TIMEOUT_MS = 20_000

export interface Outgoing { method: HttpRequest['method']; path: string; who: 'visitor' | 'citizen' | 'operator'; body?: unknown; etag?: string }

function asRequest(base: string, outgoing: Outgoing, token: string | null): HttpRequest {
  const { method, path, body, etag } = outgoing
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token) headers.authorization = `Bearer ${token}`
  if (etag) headers['if-none-match'] = etag
  if (method === 'GET') return { method, url: base + path, headers, timeoutMs: TIMEOUT_MS }
  // WeChat adds a JSON content type of its own to bodies that are empty, so there is always one.
  headers['content-type'] = 'application/json'
  return { method, url: base + path, headers, body: JSON.stringify(body ?? {}), timeoutMs: TIMEOUT_MS }
}

function faultOf(outcome: HttpOutcome): FaultWords {
  if (outcome.kind === 'unreachable') return wordsForFault(outcome.why === 'timeout' ? 'no-answer' : 'no-network')
  const body = outcome.body as Partial<FaultReply> | undefined
  const known = typeof body === 'object' && typeof body?.code === 'string' && body.code in faultStatus
  return known ? wordsForFault(body.code as FaultCode, body.requestId) : wordsForFault(outcome.status >= 500 ? 'server-error' : 'unreadable-answer')
}

const isSuccess = (outcome: HttpOutcome): boolean => outcome.kind === 'answer' && outcome.status >= 200 && outcome.status < 300

function answerOf(outcome: HttpOutcome): Answer<unknown> {
  if (outcome.kind === 'unreachable' || !isSuccess(outcome)) {
    const notModified = outcome.kind === 'answer' && outcome.status === 304
    return { ok: false, fault: faultOf(outcome), ...(notModified ? { notModified } : {}) }
  }
  // A page of a hotel's Wi-Fi answers 200 too.
  if (typeof outcome.body === 'string') return { ok: false, fault: wordsForFault('unreadable-answer') }
  return { ok: true, reply: outcome.body, etag: outcome.headers.etag }
}

export function makeClient(deps: ClientDeps) {
  async function exchange(outgoing: Outgoing): Promise<Answer<unknown>> {
    if (outgoing.who !== 'citizen') return answerOf(await deps.request(asRequest(deps.base, outgoing, null)))
    const token = deps.token()
    if (!token) return { ok: false, fault: wordsForFault('sign-in-needed') }
    const first = answerOf(await deps.request(asRequest(deps.base, outgoing, token)))
    if (first.ok || first.fault.code !== 'sign-in-needed') return first
    // Renewed once a call: a server that refuses a fresh session must not be asked for ever.
    const fresh = await deps.renew(token)
    return fresh ? answerOf(await deps.request(asRequest(deps.base, outgoing, fresh))) : first
  }

  return {
    send<Params, Query, Body, Reply>(call: Call<Params, Query, Body, Reply>, wants: Wants<Params, Query, Body>, etag?: string): Promise<Answer<Reply>> {
      const { params, query, body } = wants as { params?: Flat; query?: Flat; body?: unknown }
      return exchange({ method: call.method, path: addressOf(call.path, params, query), who: call.who, body, etag }) as Promise<Answer<Reply>>
    },
  }
}

export type Client = ReturnType<typeof makeClient>
