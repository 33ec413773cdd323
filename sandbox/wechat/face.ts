/** Face check 2.0: a verify_id for a name and ID number, the check on the phone, the verdict for the server. */
import { createHash } from 'node:crypto'
import { randomText } from '../ids'
import { findUser, type Citizen, type World } from '../world'
import { wechatFault } from './answer'

const LIFE_SECONDS = 3600
const PASSED = 10_000
/** 90xxx: the check was not carried through. */
const NOT_STARTED = 90_001
const CANCELLED = 90_002
/** Outside 90xxx: it was carried through, and the face is not that person's. */
const NOT_SAME_PERSON = 10_001

interface Check { verifyId: string; sequence: string; openid: string; name: string; idNumber: string; expiresAt: string; ret: number }
interface CertInfo { cert_type?: string; cert_name?: string; cert_no?: string }

const checks = (world: World) => world.books.shelf<Check>('wechat-face-checks')
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

export function certHash(type: string, name: string, number: string): string {
  return createHash('sha256').update(`cert_type=${base64(type)}&cert_name=${base64(name)}&cert_no=${base64(number)}`).digest('hex')
}

export function startCheck(world: World, body: { out_seq_no?: string; cert_info?: CertInfo; openid?: string }): object {
  const { cert_type: type, cert_name: name, cert_no: number } = body.cert_info ?? {}
  if (!/^[A-Za-z0-9_-]{5,32}$/.test(body.out_seq_no ?? '')) return wechatFault(40097, 'invalid args: out_seq_no')
  if (type !== 'IDENTITY_CARD' || !name || !/^\d{17}[\dX]$/.test(number ?? '')) return wechatFault(40097, 'invalid args: cert_info')
  if (!findUser(world, 'wechat', body.openid)) return wechatFault(40003, 'invalid openid')
  if (checks(world).list().some(({ sequence }) => sequence === body.out_seq_no)) return wechatFault(40097, 'invalid args: out_seq_no repeated')
  const verifyId = randomText(64)
  const expiresAt = new Date(world.clock.now().getTime() + LIFE_SECONDS * 1000).toISOString()
  checks(world).put(verifyId, { verifyId, sequence: body.out_seq_no as string, openid: body.openid as string, name, idNumber: number as string, expiresAt, ret: NOT_STARTED })
  return { errcode: 0, errmsg: 'ok', verify_id: verifyId, expires_in: LIFE_SECONDS }
}

export function checkVerdict(world: World, body: { verify_id?: string; out_seq_no?: string; cert_hash?: string; openid?: string }): object {
  const check = checks(world).get(body.verify_id ?? '')
  if (!check || check.sequence !== body.out_seq_no || check.openid !== body.openid) return wechatFault(40097, 'invalid args: verify_id')
  if (body.cert_hash !== certHash('IDENTITY_CARD', check.name, check.idNumber)) return wechatFault(40097, 'invalid args: cert_hash')
  return { errcode: 0, errmsg: 'ok', verify_ret: check.ret }
}

export type FaceAnswer = 'pass' | 'cancel'

/** The phone's side: the face before the camera is the device's citizen, whoever the proof is for. */
export function showFace(world: World, citizen: Citizen, { verifyId, answer }: { verifyId: string; answer: FaceAnswer }): { errMsg: string; errCode: number } {
  const check = checks(world).get(verifyId)
  if (!check || check.openid !== citizen.wechatOpenid || new Date(check.expiresAt) <= world.clock.now()) {
    return { errMsg: 'requestFacialVerify:fail verifyId invalid', errCode: 90_100 }
  }
  const same = check.name === citizen.name && check.idNumber === citizen.idNumber
  const ret = answer === 'cancel' ? CANCELLED : same ? PASSED : NOT_SAME_PERSON
  checks(world).put(verifyId, { ...check, ret })
  return ret === PASSED ? { errMsg: 'requestFacialVerify:ok', errCode: 0 } : { errMsg: 'requestFacialVerify:fail', errCode: ret }
}

export const nameOfCheck = (world: World, verifyId: string) => checks(world).get(verifyId)?.name
