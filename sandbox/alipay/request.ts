/** What the gateway checks before it looks at a request: the app, the method, the time, the signature. */
import { createVerify } from 'node:crypto'
import { beijingText } from '../ids'
import { identities, type Keys } from '../keys'
import { alipayFault, type AlipayFault } from './answer'

export type Parameters = Record<string, string>

const MAX_SKEW_MS = 5 * 60_000

/** The SDK splits the parameters over query and form; the signature is over both. */
export function readParameters(target: string, form: string): Parameters {
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : ''
  return Object.fromEntries([...new URLSearchParams(query), ...new URLSearchParams(form)])
}

/** Requests sign sign_type too; empty values are left out by both sides. */
export function textToSign(parameters: Parameters): string {
  return Object.keys(parameters)
    .filter((key) => key !== 'sign' && parameters[key] !== '')
    .sort()
    .map((key) => `${key}=${parameters[key]}`)
    .join('&')
}

/** A request from nobody we know, or for nothing we have: answered in error_response. */
export function strangeRequest(parameters: Parameters, methods: string[]): AlipayFault | null {
  if (!parameters.app_id) return alipayFault(40001, 'isv.missing-app-id', '缺少AppID参数')
  if (parameters.app_id !== identities.alipayAppId) return alipayFault(40002, 'isv.invalid-app-id', '无效的AppID参数')
  if (!parameters.method) return alipayFault(40001, 'isv.missing-method', '缺少方法名参数')
  return methods.includes(parameters.method) ? null : alipayFault(40002, 'isv.invalid-method', '不存在的方法名')
}

export function unacceptableRequest(keys: Keys, parameters: Parameters): AlipayFault | null {
  const expected = { charset: 'utf-8', sign_type: 'RSA2', version: '1.0' }
  for (const [name, value] of Object.entries(expected)) {
    if (!parameters[name]) return alipayFault(40001, `isv.missing-${name.replace('_', '-')}`, `缺少${name}参数`)
    if (parameters[name].toLowerCase() !== value.toLowerCase()) return alipayFault(40002, `isv.invalid-${name.replace('_', '-')}`, `无效的${name}参数`)
  }
  if (!isNow(parameters.timestamp)) return alipayFault(40002, 'isv.invalid-timestamp', `非法的时间戳参数，网关时间 ${beijingText(new Date())}`)
  if (!parameters.sign) return alipayFault(40001, 'isv.missing-signature', '缺少签名参数')
  const text = textToSign(parameters)
  if (createVerify('RSA-SHA256').update(text, 'utf8').verify(keys.alipayAppPublic, parameters.sign, 'base64')) return null
  return alipayFault(40002, 'isv.invalid-signature', `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${text}`)
}

/** In Beijing time, whatever the caller's process thinks its zone is. */
function isNow(timestamp: string | undefined): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(timestamp ?? '')) return false
  return Math.abs(Date.now() - Date.parse(`${timestamp?.replace(' ', 'T')}+08:00`)) <= MAX_SKEW_MS
}
