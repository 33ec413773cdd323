/** 身份认证: initialize, my.startAPVerify in the app, query (platforms.md §1.5). */
import type { FacePerson, FinishFaceOutcome, StartFaceOutcome } from '../gateway'
import type { AlipayClient } from './client'

export async function startFace(client: AlipayClient, person: FacePerson): Promise<StartFaceOutcome> {
  const answer = await client.exec('alipay.user.certify.open.initialize', {
    content: {
      outer_order_no: person.proofId.replaceAll('-', ''),
      biz_code: 'FACE',
      identity_param: { identity_type: 'CERT_INFO', cert_type: 'IDENTITY_CARD', cert_name: person.name, cert_no: person.idNumber },
      // startAPVerify gives its result to the app itself; the address is only asked for.
      merchant_config: { return_url: `alipays://platformapi/startapp?appId=${client.settings.appId}` },
    },
  })
  if (answer.kind === 'unknown') return { kind: 'unreachable' }
  const certifyId = answer.kind === 'ok' ? answer.body.certify_id : undefined
  if (typeof certifyId !== 'string') return { kind: 'refused' }
  const url = client.page('alipay.user.certify.open.certify', { certify_id: certifyId })
  return { kind: 'ready', face: { platform: 'alipay', url, certifyId }, proofRef: certifyId }
}

/** Only "T" in a signed answer is a proof. */
export async function finishFace(client: AlipayClient, proofRef: string): Promise<FinishFaceOutcome> {
  const answer = await client.exec('alipay.user.certify.open.query', { content: { certify_id: proofRef } })
  if (answer.kind === 'unknown') return 'unreachable'
  if (answer.kind !== 'ok') return /NOT_?FINISH|NOT_?CERTIFIED|PROCESSING/i.test(answer.subCode) ? 'not-finished' : 'not-proved'
  return answer.body.passed === 'T' ? 'proved' : 'not-proved'
}
