/** Alipay's v2 gateway through alipay-sdk's exec, with its traps fenced in (platforms.md §0). */
import { neverConnected } from '../never-connected'
import type { AlipaySettings } from '../settings'
import { beijingText } from './beijing-time'
import { AlipaySdk } from './sdk'

const TIMEOUT_MS = 5000

/** "failed" is a signed no. "refused" is an error_response, which nobody signed: a no, but proof of nothing. "unknown" is all else; "not-sent" is that Alipay never saw the request. */
export type AlipayAnswer =
  | { kind: 'ok'; body: Record<string, unknown> }
  | { kind: 'failed' | 'refused'; code: string; subCode: string }
  | { kind: 'unknown'; why: 'not-sent' | (string & {}) }

export interface AlipayRequest {
  /** Parameters beside biz_content: grant_type, code, notify_url. */
  top?: Record<string, string | undefined>
  content?: Record<string, unknown>
}

export interface AlipayClient {
  settings: AlipaySettings
  sdk: AlipaySdk
  exec(method: string, request: AlipayRequest): Promise<AlipayAnswer>
  /** A signed address that the Alipay app opens by itself. */
  page(method: string, content: Record<string, unknown>): string
}

export function alipayClient(settings: AlipaySettings): AlipayClient {
  const sdk = new AlipaySdk({
    appId: settings.appId,
    privateKey: settings.appPrivateKey,
    keyType: 'PKCS8',
    alipayPublicKey: settings.alipayPublicKey,
    gateway: settings.gateway,
    timeout: TIMEOUT_MS,
    // On by default, and it would rename the answer's keys.
    camelcase: false,
  })
  return {
    settings,
    sdk,
    page: (method, content) => sdk.pageExecute(method, 'GET', { timestamp: timestamp(), bizContent: filled(content) }),
    async exec(method, { top = {}, content }) {
      const params = { timestamp: timestamp(), ...filled(top), ...(content ? { bizContent: filled(content) } : {}) }
      try {
        // Without validateSign a forged answer is believed.
        return sorted(await sdk.exec(method, params, { validateSign: true }))
      } catch (error) {
        return unsigned(error as SdkError)
      }
    },
  }
}

/** The SDK would write the time of the process's own zone; Alipay reads Beijing time. */
const timestamp = () => beijingText(new Date())

/** An empty value would be signed as "k=", while Alipay leaves it out of its own text. */
function filled(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''))
}

/** The success of oauth.token has no code. 20000 means that Alipay itself does not know. */
function sorted(body: Record<string, unknown>): AlipayAnswer {
  const code = body.code === undefined ? '10000' : String(body.code)
  if (code === '10000') return { kind: 'ok', body }
  const subCode = String(body.sub_code ?? '')
  if (code === '20000' || /SYSTEM_ERROR$/.test(subCode)) return { kind: 'unknown', why: `${code} ${subCode}`.trim() }
  return { kind: 'failed', code, subCode }
}

interface SdkError { responseDataRaw?: string; cause?: unknown }

function unsigned({ responseDataRaw, cause }: SdkError): AlipayAnswer {
  if (!responseDataRaw) return { kind: 'unknown', why: neverConnected(cause) ? 'not-sent' : 'no-answer' }
  try {
    const error = JSON.parse(responseDataRaw).error_response
    if (!error || String(error.code) === '20000') return { kind: 'unknown', why: 'not-verified' }
    return { kind: 'refused', code: String(error.code), subCode: String(error.sub_code ?? '') }
  } catch {
    return { kind: 'unknown', why: 'not-json' }
  }
}
