/** A notice of a platform: believed when its signature, our order and the amount all fit; answered after the commit. */
import type { PlatformName } from '#contract/api/shared'
import type { Context } from '../../context'
import type { Notice, NoticeAnswer, RawNotice } from '../../platforms/gateway'
import { record } from '../audit'
import { orderByNumber } from './orders.store'
import { recordPayment } from './record-payment'

export async function takeNotice(context: Context, platform: PlatformName, raw: RawNotice): Promise<NoticeAnswer> {
  const gateway = context.gateways[platform]
  const notice = gateway.readNotice(raw)
  const verdict = await judge(context, platform, notice)
  if (verdict.accepted) return gateway.noticeAnswer(true)
  context.log.warn({ platform, order: verdict.order, why: verdict.why }, 'a notice was refused')
  return gateway.noticeAnswer(false)
}

type Verdict = { accepted: true } | { accepted: false; why: string; order?: string }

async function judge(context: Context, platform: PlatformName, notice: Notice): Promise<Verdict> {
  if (notice.kind === 'other') return { accepted: true }
  if (notice.kind === 'forged') return refused(context, { platform, why: notice.why })
  const order = await orderByNumber(context.db, platform, notice.orderNumber)
  if (!order) return refused(context, { platform, why: 'unknown-order' })
  const outcome = await recordPayment(context, order, notice)
  return outcome === 'recorded' || outcome === 'repeated' ? { accepted: true } : { accepted: false, why: outcome, order: order.id }
}

async function refused(context: Context, { platform, why }: { platform: PlatformName; why: string }): Promise<Verdict> {
  await record(context, context.db, { actor: `platform:${platform}`, action: 'notice.refused', subject: `platform:${platform}`, reason: why })
  return { accepted: false, why }
}
