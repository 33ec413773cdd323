import { lowerCaseNames, parsedBody } from '../http-body'
import type { HttpOutcome, HttpRequest } from '../platform'

export async function request({ method, url, headers, body, timeoutMs }: HttpRequest): Promise<HttpOutcome> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), timeoutMs)
  try {
    // no-store: the app keeps its own copies with their ETag and their time.
    const answer = await fetch(url, { method, headers, body, signal: stop.signal, cache: 'no-store' })
    return { kind: 'answer', status: answer.status, headers: lowerCaseNames(Object.fromEntries(answer.headers)), body: parsedBody(await answer.text()) }
  } catch {
    return { kind: 'unreachable', why: stop.signal.aborted ? 'timeout' : 'no-network' }
  } finally {
    clearTimeout(timer)
  }
}
