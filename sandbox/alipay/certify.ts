/** 身份认证: initialize, the page-execute address, the check on the phone, the verdict. */
import { randomText } from '../ids'
import type { Citizen, World } from '../world'
import { alipayFault, succeeded, type Node } from './answer'

const LIFE_MS = 23 * 3_600_000

interface Certify { certifyId: string; outerOrderNo: string; name: string; idNumber: string; expiresAt: string; passed?: 'T' | 'F' }
interface InitializeContent {
  outer_order_no?: string
  biz_code?: string
  identity_param?: { identity_type?: string; cert_type?: string; cert_name?: string; cert_no?: string }
  merchant_config?: { return_url?: string }
}

const certifies = (world: World) => world.books.shelf<Certify>('alipay-certifies')
const fault = (subCode: string, words: string) => alipayFault(40004, subCode, words)
const BIZ_CODES = ['FACE', 'CERT_PHOTO', 'CERT_PHOTO_FACE', 'SMART_FACE']

export function initializeCertify(world: World, content: InitializeContent): Node {
  const { identity_type: kind, cert_type: type, cert_name: name, cert_no: number } = content.identity_param ?? {}
  if (!/^[0-9A-Za-z]{32}$/.test(content.outer_order_no ?? '')) return fault('INVALID_PARAMETER', '参数有误：outer_order_no')
  if (!BIZ_CODES.includes(content.biz_code ?? '')) return fault('INVALID_PARAMETER', '参数有误：biz_code')
  if (kind !== 'CERT_INFO' || type !== 'IDENTITY_CARD' || !name || !/^\d{17}[\dX]$/.test(number ?? '')) return fault('INVALID_PARAMETER', '参数有误：identity_param')
  if (!content.merchant_config?.return_url) return fault('INVALID_PARAMETER', '参数有误：merchant_config')
  const known = certifies(world).list().find(({ outerOrderNo }) => outerOrderNo === content.outer_order_no)
  if (known) return known.name === name && known.idNumber === number ? succeeded({ certify_id: known.certifyId }) : fault('CONTEXT_INCONSISTENT', '同一单号的参数不一致')
  const certifyId = randomText(32).toLowerCase()
  const expiresAt = new Date(world.clock.now().getTime() + LIFE_MS).toISOString()
  certifies(world).put(certifyId, { certifyId, outerOrderNo: content.outer_order_no as string, name, idNumber: number as string, expiresAt })
  return succeeded({ certify_id: certifyId })
}

/** "F" is a check that was done and failed; one that was not done yet is no verdict. */
export function queryCertify(world: World, { certify_id: id = '' }: { certify_id?: string }): Node {
  const certify = certifies(world).get(id)
  if (!certify) return fault('CERTIFY_ID_EXPIRED', 'certify_id 不存在或已过期')
  return certify.passed ? succeeded({ passed: certify.passed }) : fault('CERTIFY_NOT_FINISHED', '认证未完成')
}

export const findCertify = (world: World, id: unknown) => (typeof id === 'string' ? certifies(world).get(id) : undefined)

export interface StartResult { resultStatus: string; result: { certifyId: string; errorCode?: string } }

/** The phone's side of my.startAPVerify: passes only for the device's own citizen. */
export function showFaceToAlipay(world: World, citizen: Citizen, { certifyId, answer }: { certifyId: string; answer: 'pass' | 'cancel' }): StartResult {
  const certify = certifies(world).get(certifyId)
  if (!certify || new Date(certify.expiresAt) <= world.clock.now()) return { resultStatus: '6002', result: { certifyId, errorCode: 'CERTIFY_ID_EXPIRED' } }
  if (answer === 'cancel') return { resultStatus: '6001', result: { certifyId } }
  const same = certify.name === citizen.name && certify.idNumber === citizen.idNumber
  certifies(world).put(certifyId, { ...certify, passed: same ? 'T' : 'F' })
  return same ? { resultStatus: '9000', result: { certifyId } } : { resultStatus: '6003', result: { certifyId, errorCode: 'FACE_NOT_MATCH' } }
}
