/** What the Alipay client on a phone does for a mini-program. */
import type { FastifyInstance } from 'fastify'
import { findCertify, showFaceToAlipay } from '../alipay/certify'
import { openAlipayCashier } from '../alipay/cashier'
import { cancel, confirm, openCashier, type Told } from '../cashiers'
import { mintCode } from '../login-codes'
import type { NoticePost } from '../notices/post'
import { findTemplate, record } from '../subscriptions'
import type { World } from '../world'
import { citizenOf, deviceRefusal } from './citizen-of'
import { answerFor, PAYEE, type SubscribeCall } from './wechat'

const MAX_ENTITIES = 3

const told: Record<Told, { resultCode: string }> = { paid: { resultCode: '9000' }, cancelled: { resultCode: '6001' }, failed: { resultCode: '4000' } }

export function registerAlipayDevice(app: FastifyInstance, desk: { world: World; post: NoticePost }): void {
  const { world } = desk
  app.post<{ Body: { citizen: string } }>('/device/alipay/auth-codes', async ({ body }) => ({ authCode: mintCode(world, 'alipay', citizenOf(world, body.citizen)) }))

  app.post<{ Body: { citizen: string; tradeNO: string } }>('/device/alipay/cashier', async ({ body }, reply) => {
    const opened = openAlipayCashier(world, body)
    if (opened.kind === 'refused') return reply.code(400).send({ errMsg: opened.errMsg, resultCode: '4000' })
    return { cashierId: openCashier(world, 'alipay', opened.orderNumber), amountInFen: opened.amountInFen, payee: PAYEE, description: opened.description }
  })
  app.post<{ Params: { id: string } }>('/device/alipay/cashier/:id/confirm', async ({ params }) => said(confirm(desk, 'alipay', params.id)))
  app.post<{ Params: { id: string } }>('/device/alipay/cashier/:id/cancel', async ({ params }) => said(cancel(desk, 'alipay', params.id)))

  app.post<{ Body: SubscribeCall }>('/device/alipay/subscriptions', async ({ body }) => subscribe(world, body))
  app.post<{ Body: { citizen: string; certifyId: string; answer: 'pass' | 'cancel' } }>('/device/alipay/face', async ({ body }) => {
    if (!findCertify(world, body.certifyId)) throw deviceRefusal('startAPVerify: certifyId invalid')
    return showFaceToAlipay(world, citizenOf(world, body.citizen), body)
  })
}

function said(word: Told | null): { resultCode: string } {
  if (!word) throw deviceRefusal('tradePay: no open cashier')
  return told[word]
}

/** The shape of my.requestSubscribeMessage: what was asked, what was agreed to, what was not. */
function subscribe(world: World, { citizen: key, entityIds = [], answer, keep = false }: SubscribeCall): object {
  const citizen = citizenOf(world, key)
  if (!Array.isArray(entityIds) || !entityIds.length || entityIds.length > MAX_ENTITIES) throw deviceRefusal(`requestSubscribeMessage: entityIds must be 1 to ${MAX_ENTITIES}`)
  for (const id of entityIds) if (!findTemplate(world, 'alipay', id)) throw deviceRefusal(`requestSubscribeMessage: no such template ${id}`)
  const said = entityIds.map((id) => [id, answerFor(answer, id)] as const)
  for (const [templateId, one] of said) record(world, { citizen, platform: 'alipay', templateId }, { answer: one, keep })
  const agreed = said.filter(([, one]) => one === 'accept').map(([id]) => id)
  return {
    behavior: agreed.length ? 'subscribe' : 'cancel',
    show: true,
    keep,
    refuse: said.every(([, one]) => one === 'ban'),
    result: {
      subscribeEntityIds: agreed,
      subscribedEntityIds: agreed,
      unsubscribedEntityIds: entityIds.filter((id) => !agreed.includes(id)),
      currentSubscribedEntityIds: agreed,
    },
  }
}
