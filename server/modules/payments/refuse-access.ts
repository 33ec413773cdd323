/** Another citizen's bill or order does not exist for this one, and the no is written down (T9). */
import type { FaultCode } from '#contract/errors'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { record } from '../audit'
import type { Citizen } from '../identity'

export async function refuseAccess(context: Context, citizen: Citizen, refusal: { subject: string; code: FaultCode }): Promise<never> {
  await record(context, context.db, { actor: `citizen:${citizen.id}`, action: 'access.refused', subject: refusal.subject, reason: refusal.code })
  throw fault(refusal.code)
}
