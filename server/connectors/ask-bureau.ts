/** One HTTP exchange with a bureau. Redirects are not followed: a bureau may not send us to another host. */
import { Agent, errors } from 'undici'
import type { WhyDown } from './connector'

const MAX_ANSWER_BYTES = 512 * 1024
const CONNECT_MS = 1_500

export interface BureauRequest {
  baseUrl: string
  method: 'GET' | 'POST'
  path: string
  body?: unknown
  timeoutMs: number
}
export type BureauAnswer = { kind: 'answer'; status: number; json: unknown } | { kind: 'failed'; why: WhyDown; status?: number }

export const bureauAgent = (): Agent => new Agent({ connect: { timeout: CONNECT_MS }, maxResponseSize: MAX_ANSWER_BYTES, connections: 64 })

/** `{{name}}` becomes the input's value, encoded, so that nothing typed leaves its place; "." and ".." would climb and are dropped. */
export function fillPath(path: string, input: Record<string, unknown>): string {
  return path.replaceAll(/\{\{([a-z0-9-]+)\}\}/g, (_match, name: string) => {
    const value = String(input[name] ?? '')
    return /^\.{1,2}$/.test(value) ? '' : encodeURIComponent(value)
  })
}

export async function askBureau(agent: Agent, request: BureauRequest): Promise<BureauAnswer> {
  const base = new URL(request.baseUrl)
  try {
    const reply = await agent.request({
      origin: base.origin,
      path: `${base.pathname.replace(/\/$/, '')}${request.path}`,
      method: request.method,
      headers: { accept: 'application/json', ...(request.body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      signal: AbortSignal.timeout(request.timeoutMs),
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const text = await reply.body.text()
    return read(reply.statusCode, text)
  } catch (error) {
    return { kind: 'failed', why: whyFailed(error) }
  }
}

function read(status: number, text: string): BureauAnswer {
  if (status >= 500 || (status >= 300 && status < 400)) return { kind: 'failed', why: 'status', status }
  try {
    return { kind: 'answer', status, json: JSON.parse(text) as unknown }
  } catch {
    return status >= 400 ? { kind: 'failed', why: 'status', status } : { kind: 'failed', why: 'not-json', status }
  }
}

function whyFailed(error: unknown): WhyDown {
  if (error instanceof errors.ResponseExceededMaxSizeError) return 'wrong-shape'
  const name = (error as Error).name
  return name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'unreachable'
}
