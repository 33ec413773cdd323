/** Face check 2.0: getVerifyId, then wx.requestFacialVerify in the app, then queryVerifyInfo (platforms.md §1.5). */
import { createHash } from 'node:crypto'
import type { FacePerson, FinishFaceOutcome, StartFaceOutcome } from '../gateway'
import { isAnswer, type NoAnswer, type WechatAnswer } from './client'
import type { CallWithToken } from './token'

const PASSED = 10_000
/** 90001… are cancel, camera, network, timeout: the check may still be done with the same number or a new one. */
const isUnfinished = (ret: number) => ret >= 90_000 && ret < 91_000

const certificate = ({ name, idNumber }: Pick<FacePerson, 'name' | 'idNumber'>) => ({ cert_type: 'IDENTITY_CARD', cert_name: name, cert_no: idNumber })
const sequenceNumber = (proofId: string) => proofId.replaceAll('-', '')

/** Lower-case hex SHA-256 of the three values, each in Base64, in this order. */
export function certificateHash(person: Pick<FacePerson, 'name' | 'idNumber'>): string {
  const text = Object.entries(certificate(person))
    .map(([key, value]) => `${key}=${Buffer.from(value, 'utf8').toString('base64')}`)
    .join('&')
  return createHash('sha256').update(text).digest('hex')
}

export async function startFace(call: CallWithToken, person: FacePerson): Promise<StartFaceOutcome> {
  const body = { out_seq_no: sequenceNumber(person.proofId), cert_info: certificate(person), openid: person.userId }
  const answer = await call({ path: '/cityservice/face/identify/getverifyid', body })
  if (!isAnswer(answer) || answer.errcode === -1) return { kind: 'unreachable' }
  if (answer.errcode || typeof answer.verify_id !== 'string') return { kind: 'refused' }
  return { kind: 'ready', face: { platform: 'wechat', verifyId: answer.verify_id }, proofRef: answer.verify_id }
}

export async function finishFace(call: CallWithToken, proofRef: string, person: FacePerson): Promise<FinishFaceOutcome> {
  const body = { verify_id: proofRef, out_seq_no: sequenceNumber(person.proofId), cert_hash: certificateHash(person), openid: person.userId }
  return outcome(await call({ path: '/cityservice/face/identify/queryverifyinfo', body }))
}

function outcome(answer: WechatAnswer | NoAnswer): FinishFaceOutcome {
  if (!isAnswer(answer) || answer.errcode === -1) return 'unreachable'
  const ret = Number(answer.verify_ret ?? NaN)
  if (!answer.errcode && ret === PASSED) return 'proved'
  return isUnfinished(ret) || isUnfinished(answer.errcode ?? 0) ? 'not-finished' : 'not-proved'
}
