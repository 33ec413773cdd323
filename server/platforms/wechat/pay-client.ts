/** WeChat Pay v3 through wechatpay-axios-plugin, with its traps fenced in (platforms.md §0). */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { Wechatpay } from 'wechatpay-axios-plugin'
import type { WechatSettings } from '../settings'

const TIMEOUT_MS = 5000

/** "error" is a non-2xx body: nobody signed it, so it may never move money. "unknown" is silence or a bad signature. */
export type PayAnswer =
  | { kind: 'ok'; body: Record<string, unknown> }
  | { kind: 'error'; code: string; message: string; why: string }
  | { kind: 'unknown'; why: string }

export interface PayClient {
  settings: WechatSettings
  /** Parsed once: reading PEM at every signature costs more than signing. */
  merchantKey: KeyObject
  platformKeys: Map<string, KeyObject>
  create(body: object): Promise<PayAnswer>
  query(orderNumber: string): Promise<PayAnswer>
  close(orderNumber: string): Promise<PayAnswer>
}

export function payClient(settings: WechatSettings): PayClient {
  const merchantKey = createPrivateKey(settings.merchantPrivateKey)
  const payKey = createPublicKey(settings.payPublicKey)
  const wxpay = new Wechatpay({
    mchid: settings.merchantId,
    serial: settings.merchantSerial,
    privateKey: merchantKey as never,
    certs: { [settings.payPublicKeyId]: payKey as never },
    baseURL: settings.payBase,
    timeout: TIMEOUT_MS,
    maxRedirects: 0,
    // The plugin does not send it, the official clients do: it tells WeChat which of its keys we hold.
    headers: { 'Wechatpay-Serial': settings.payPublicKeyId },
  })
  const transactions = wxpay.v3.pay.transactions
  const byNumber = transactions['out-trade-no']._out_trade_no_
  const numbered = (orderNumber: string) => ({ out_trade_no: orderNumber }) as object
  const mchid = settings.merchantId
  return {
    settings,
    merchantKey,
    platformKeys: new Map([[settings.payPublicKeyId, payKey]]),
    create: (body) => answered(transactions.jsapi.post(body)),
    query: (orderNumber) => answered(byNumber.get({ params: { mchid }, ...numbered(orderNumber) })),
    close: (orderNumber) => answered(byNumber.close.post({ mchid }, numbered(orderNumber))),
  }
}

interface PluginError {
  code?: string
  response?: { status: number; data: unknown; headers?: Record<string, unknown> }
}

async function answered(request: PromiseLike<{ status: number; data: unknown }>): Promise<PayAnswer> {
  try {
    const { status, data } = await request
    if (status === 204) return { kind: 'ok', body: {} }
    return isRecord(data) ? { kind: 'ok', body: data } : { kind: 'unknown', why: 'not-json' }
  } catch (error) {
    return refusal(error as PluginError)
  }
}

/** Spelling differs between documents (ORDERPAID, ORDER_PAID), so codes are compared without underscores. */
function refusal({ code, response }: PluginError): PayAnswer {
  if (!response) return { kind: 'unknown', why: code ?? 'no-answer' }
  if (code?.startsWith('EV3_')) return { kind: 'unknown', why: code }
  const body = isRecord(response.data) ? response.data : {}
  if (response.status >= 500 || typeof body.code !== 'string') return { kind: 'unknown', why: `status:${response.status}` }
  // The digits at the end of Request-ID name the real cause.
  const requestId = String(response.headers?.['request-id'] ?? '')
  return { kind: 'error', code: body.code.replaceAll('_', ''), message: String(body.message ?? ''), why: `${body.code} ${requestId}`.trim() }
}

const isRecord = (thing: unknown): thing is Record<string, unknown> => typeof thing === 'object' && thing !== null && !Array.isArray(thing)
