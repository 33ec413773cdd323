/** alipay.trade.create for a mini-program's cashier. */
import { identities } from '../keys'
import { isPublicAddress } from '../notices/address'
import { findUser, type World } from '../world'
import { alipayFault, succeeded, type Node } from './answer'
import type { Parameters } from './request'
import { keepTrade, newTradeNo, tradeByOurNumber, type AlipayTrade } from './trade'

const DEFAULT_LIFE_MS = 15 * 24 * 3_600_000
const MAX_YUAN = 100_000_000
const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

interface CreateContent {
  out_trade_no?: string; total_amount?: string; subject?: string; product_code?: string; op_app_id?: string
  buyer_open_id?: string; body?: string; passback_params?: string; timeout_express?: string; time_expire?: string
}

export function createTrade(world: World, content: CreateContent, parameters: Parameters): Node {
  const wrong = wrongContent(world, content) ?? wrongAddress(parameters.notify_url)
  if (wrong) return alipayFault(40004, 'ACQ.INVALID_PARAMETER', `参数无效：${wrong}`)
  const number = content.out_trade_no as string
  const written = JSON.stringify(content)
  const known = tradeByOurNumber(world, number)
  if (known) return repeated(known, written)
  const now = world.clock.now()
  const trade = keepTrade(world, {
    outTradeNo: number,
    tradeNo: newTradeNo(now),
    content: written,
    subject: content.subject as string,
    body: content.body,
    passbackParams: content.passback_params,
    buyerOpenId: content.buyer_open_id as string,
    totalInFen: Math.round(Number(content.total_amount) * 100),
    notifyUrl: parameters.notify_url || undefined,
    createdAt: now.toISOString(),
    expiresAt: expiry(content, now).toISOString(),
    status: 'WAIT_BUYER_PAY',
  })
  return succeeded({ out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo })
}

function repeated(known: AlipayTrade, written: string): Node {
  const fault = (subCode: string, words: string) => alipayFault(40004, subCode, words)
  if (known.status === 'TRADE_SUCCESS') return fault('ACQ.TRADE_HAS_SUCCESS', '交易已被支付')
  if (known.status === 'TRADE_CLOSED') return fault('ACQ.TRADE_HAS_CLOSE', '交易已经关闭')
  if (known.content !== written) return fault('ACQ.CONTEXT_INCONSISTENT', '交易信息被篡改')
  return succeeded({ out_trade_no: known.outTradeNo, trade_no: known.tradeNo })
}

/** The name of the parameter that is wrong, or null. */
function wrongContent(world: World, content: CreateContent): string | null {
  const { out_trade_no: number = '', total_amount: amount = '', subject = '' } = content
  if (!/^\w{1,64}$/.test(number)) return 'out_trade_no'
  if (typeof amount !== 'string' || !/^\d{1,9}\.\d{2}$/.test(amount) || Number(amount) < 0.01 || Number(amount) > MAX_YUAN) return 'total_amount'
  if (!subject || [...subject].length > 256 || /[/=&]/.test(subject)) return 'subject'
  if (content.product_code !== 'JSAPI_PAY') return 'product_code'
  if (content.op_app_id !== identities.alipayAppId) return 'op_app_id'
  if (!findUser(world, 'alipay', content.buyer_open_id)) return 'buyer_open_id'
  if (content.timeout_express !== undefined && !/^([1-9]\d{0,4}[mhd]|1c)$/.test(content.timeout_express)) return 'timeout_express'
  if (content.time_expire !== undefined && !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(content.time_expire)) return 'time_expire'
  return [...(content.body ?? '')].length > 128 ? 'body' : null
}

const wrongAddress = (url: string | undefined) => (!url || isPublicAddress(url, 256) ? null : 'notify_url')

/** time_expire wins over timeout_express. */
function expiry(content: CreateContent, now: Date): Date {
  if (content.time_expire) return new Date(`${content.time_expire.replace(' ', 'T')}+08:00`)
  const [, count, unit] = /^(\d+)([mhd])$/.exec(content.timeout_express ?? '') ?? []
  return new Date(now.getTime() + (count ? Number(count) * UNIT_MS[unit] : DEFAULT_LIFE_MS))
}
