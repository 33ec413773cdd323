import { lowerCaseNames, parsedBody } from '../http-body'
import type { HttpOutcome, HttpRequest } from '../platform'

const TIMEOUT_ERROR = 13

interface Failure { error?: number; status?: number; data?: unknown; headers?: Record<string, unknown> }

/** On Alipay every status but 2xx arrives in fail, as error 19 with status and data beside it. */
export function failureOutcome({ error, status, data, headers }: Failure): HttpOutcome {
  if (typeof status === 'number' && status >= 100) return { kind: 'answer', status, headers: lowerCaseNames(headers), body: parsedBody(data) }
  return { kind: 'unreachable', why: error === TIMEOUT_ERROR ? 'timeout' : 'no-network' }
}

export function request({ method, url, headers, body, timeoutMs }: HttpRequest): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    my.request({
      method, url, headers, data: body, timeout: timeoutMs,
      // As text, because an empty 204 is a parse error (14) when JSON is asked for.
      dataType: 'text',
      success: (answer) => resolve({ kind: 'answer', status: Number(answer.status), headers: lowerCaseNames(answer.headers as Record<string, unknown>), body: parsedBody(answer.data) }),
      fail: (failure: unknown) => resolve(failureOutcome(failure as Failure)),
    })
  })
}
