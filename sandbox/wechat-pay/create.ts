/** POST /v3/pay/transactions/jsapi: checks what WeChat Pay checks, then gives a prepay_id. */
import { isPublicAddress } from '../notices/address'
import { randomText } from '../ids'
import { identities } from '../keys'
import { findUser, type World } from '../world'
import { keep, wasPaid, wechatOrder } from './order'
import { orderClosed, orderPaid, paramError, refuse } from './refusal'

const PREPAY_LIFE_MS = 2 * 3_600_000
const ORDER_LIFE_MS = 7 * 24 * 3_600_000
const REQUIRED = ['appid', 'mchid', 'description', 'out_trade_no', 'notify_url', 'amount', 'payer']
const OPTIONAL = ['time_expire', 'attach', 'goods_tag', 'limit_pay', 'support_fapiao', 'detail', 'scene_info', 'settle_info']

interface CreateBody {
  appid: string; mchid: string; description: string; out_trade_no: string; notify_url: string
  amount: { total: number; currency?: string }; payer: { openid: string }
  time_expire?: string; attach?: string
}

export function createOrder(world: World, raw: Record<string, unknown>): { prepay_id: string } {
  checkFields(raw)
  const body = raw as unknown as CreateBody
  checkValues(world, body)
  const known = wechatOrder(world, body.out_trade_no)
  const parameters = JSON.stringify(sorted(raw))
  if (known && wasPaid(known)) throw orderPaid()
  if (known && known.parameters !== parameters) throw refuse({ status: 403, code: 'OUT_TRADE_NO_USED', message: '商户订单号重复，且参数与原订单不一致', cause: 268498688 })
  if (known?.state === 'CLOSED') throw orderClosed()
  const now = world.clock.now()
  const prepayUntil = new Date(now.getTime() + PREPAY_LIFE_MS).toISOString()
  if (known) return { prepay_id: keep(world, { ...known, prepayUntil }).prepayId }
  const made = keep(world, {
    outTradeNo: body.out_trade_no,
    parameters,
    description: body.description,
    attach: body.attach,
    openid: body.payer.openid,
    totalInFen: body.amount.total,
    notifyUrl: body.notify_url,
    createdAt: now.toISOString(),
    expiresAt: body.time_expire ? new Date(body.time_expire).toISOString() : new Date(now.getTime() + ORDER_LIFE_MS).toISOString(),
    prepayId: `wx${randomText(34)}`,
    prepayUntil,
    state: 'NOTPAY',
  })
  return { prepay_id: made.prepayId }
}

function checkFields(body: Record<string, unknown>): void {
  for (const field of REQUIRED) if (body[field] === undefined) throw paramError(field, `缺少参数 ${field}`)
  for (const field of Object.keys(body)) {
    if (!REQUIRED.includes(field) && !OPTIONAL.includes(field)) {
      throw refuse({ status: 400, code: 'PARAM_ERROR', message: `存在未知参数 ${field}`, cause: 270924358, detail: { field: `/${field}`, location: 'body' } })
    }
  }
}

function checkValues(world: World, body: CreateBody): void {
  const text = (field: keyof CreateBody, most: number) => {
    const value = body[field]
    if (typeof value !== 'string' || !value || [...value].length > most) throw paramError(field, `参数 ${field} 不是 1 到 ${most} 个字符的文本`, value)
  }
  if (body.mchid !== identities.merchantId || body.appid !== identities.wechatAppId) throw refuse({ status: 400, code: 'APPID_MCHID_NOT_MATCH', message: 'appid 和 mchid 不匹配', cause: 268445527 })
  text('description', 127)
  if (body.attach !== undefined) text('attach', 128)
  if (!/^[0-9A-Za-z_\-|*]{6,32}$/.test(body.out_trade_no)) throw paramError('out_trade_no', '商户订单号格式不正确', body.out_trade_no)
  if (!isPublicAddress(body.notify_url, 255)) throw paramError('notify_url', '回调地址要是完整的 http(s) 地址，不带参数', body.notify_url)
  const { total, currency = 'CNY' } = Object(body.amount) as CreateBody['amount']
  if (!Number.isInteger(total) || total < 1) throw paramError('amount.total', '金额要是不小于 1 的整数（分）', total)
  if (currency !== 'CNY') throw paramError('amount.currency', '只支持 CNY', currency)
  if (!findUser(world, 'wechat', body.payer?.openid)) throw refuse({ status: 500, code: 'OPENID_MISMATCH', message: 'openid 和 appid 不匹配', cause: 268435457 })
  checkExpiry(world, body.time_expire)
}

function checkExpiry(world: World, value: string | undefined): void {
  if (value === undefined) return
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\+08:00|Z)$/.test(value)) throw paramError('time_expire', '时间要是 yyyy-MM-DDTHH:mm:ss+08:00', value)
  if (new Date(value) <= world.clock.now()) throw paramError('time_expire', '失效时间要晚于现在', value)
}

/** The order of JSON members does not make another order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}
