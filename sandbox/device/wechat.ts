/** What the WeChat client on a phone does for a mini-program. */
import type { FastifyInstance } from 'fastify'
import { cancel, confirm, openCashier, type Told } from '../cashiers'
import { mintCode } from '../login-codes'
import type { NoticePost } from '../notices/post'
import { answers, findTemplate, record, type Answer } from '../subscriptions'
import { openWechatCashier, type WechatCashierCall } from '../wechat-pay/cashier'
import { nameOfCheck, showFace } from '../wechat/face'
import type { World } from '../world'
import { citizenOf, deviceRefusal } from './citizen-of'

/** One merchant collects for both cities. */
export const PAYEE = '政务缴费专户（模拟）'
const MAX_TEMPLATES = 5

export interface SubscribeCall { citizen: string; templateIds?: string[]; entityIds?: string[]; answer: Answer | Record<string, Answer>; keep?: boolean }

const told: Record<Told, { errMsg: string }> = {
  paid: { errMsg: 'requestPayment:ok' },
  cancelled: { errMsg: 'requestPayment:fail cancel' },
  failed: { errMsg: 'requestPayment:fail 订单已关闭或已支付' },
}

export function registerWechatDevice(app: FastifyInstance, desk: { world: World; post: NoticePost }): void {
  const { world } = desk
  app.post<{ Body: { citizen: string } }>('/device/wechat/login-codes', async ({ body }) => ({ code: mintCode(world, 'wechat', citizenOf(world, body.citizen)) }))

  app.post<{ Body: WechatCashierCall }>('/device/wechat/cashier', async ({ body }, reply) => {
    const opened = openWechatCashier(world, body)
    if (opened.kind === 'refused') return reply.code(400).send({ errMsg: opened.errMsg })
    return { cashierId: openCashier(world, 'wechat', opened.orderNumber), amountInFen: opened.amountInFen, payee: PAYEE, description: opened.description }
  })
  app.post<{ Params: { id: string } }>('/device/wechat/cashier/:id/confirm', async ({ params }) => said(confirm(desk, 'wechat', params.id)))
  app.post<{ Params: { id: string } }>('/device/wechat/cashier/:id/cancel', async ({ params }) => said(cancel(desk, 'wechat', params.id)))

  app.post<{ Body: SubscribeCall }>('/device/wechat/subscriptions', async ({ body }) => subscribe(world, body))
  app.post<{ Body: { citizen: string; verifyId: string; answer: 'pass' | 'cancel' } }>('/device/wechat/face', async ({ body }) => {
    if (nameOfCheck(world, body.verifyId) === undefined) throw deviceRefusal('requestFacialVerify:fail verifyId invalid')
    return showFace(world, citizenOf(world, body.citizen), body)
  })
}

function said(word: Told | null): { errMsg: string } {
  if (!word) throw deviceRefusal('requestPayment:fail no open cashier')
  return told[word]
}

export const answerFor = (answer: SubscribeCall['answer'], id: string): Answer => {
  const one = typeof answer === 'object' && answer !== null ? answer[id] : answer
  if (!answers.includes(one)) throw deviceRefusal(`answer for ${id} must be one of ${answers.join(', ')}`)
  return one
}

function subscribe(world: World, { citizen: key, templateIds = [], answer, keep = false }: SubscribeCall): Record<string, Answer> {
  const citizen = citizenOf(world, key)
  if (!Array.isArray(templateIds) || !templateIds.length) throw deviceRefusal('requestSubscribeMessage:fail 10001 TmplIds can\'t be empty')
  if (templateIds.length > MAX_TEMPLATES) throw deviceRefusal('requestSubscribeMessage:fail 20003 templates count out of max bounds')
  for (const id of templateIds) if (!findTemplate(world, 'wechat', id)) throw deviceRefusal(`requestSubscribeMessage:fail 20001 No template data return: ${id}`)
  const said = templateIds.map((id) => [id, answerFor(answer, id)] as const)
  for (const [templateId, one] of said) record(world, { citizen, platform: 'wechat', templateId }, { answer: one, keep })
  return Object.fromEntries(said)
}
