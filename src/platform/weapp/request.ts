import { lowerCaseNames, parsedBody } from '../http-body'
import type { HttpOutcome, HttpRequest } from '../platform'

/** On WeChat every HTTP status arrives in success; fail means that nothing came back. */
export function request({ method, url, headers, body, timeoutMs }: HttpRequest): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    wx.request({
      method, url, header: headers, data: body, timeout: timeoutMs,
      success: (answer) => resolve({ kind: 'answer', status: answer.statusCode, headers: lowerCaseNames(answer.header), body: parsedBody(answer.data) }),
      fail: ({ errMsg }) => resolve({ kind: 'unreachable', why: /timeout/.test(errMsg) ? 'timeout' : 'no-network' }),
    })
  })
}
