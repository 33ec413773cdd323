/** WeChat Pay v3 for the mini-program: create, query, close. Every request is checked, every good answer signed. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerFaults, spoilAnswers } from '../answer-faults'
import { randomDigits, randomText } from '../ids'
import { identities } from '../keys'
import type { World } from '../world'
import { createOrder } from './create'
import { keep, orderFacts, wasPaid, wechatOrder, wechatOrders, type WechatOrder } from './order'
import { orderNotFound, orderPaid, paramError, refusalOf, refuse } from './refusal'
import { checkRequest, signatureHeaders } from './signing'

const SUCCESS_CAUSE = 0

export function registerWechatPay(app: FastifyInstance, world: World): void {
  void app.register(async (scope) => {
    // The signature is over the bytes as sent, so nothing may parse them before.
    spoilAnswers(scope, 'wechat-pay', answerFaults(world.books))
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    scope.addHook('preHandler', async (request) => check(world, request))
    scope.setErrorHandler((error, _request, reply) => sendRefusal(error, reply))
    addRoutes(scope, world)
  })
}

function addRoutes(scope: FastifyInstance, world: World): void {
  type ByNumber = { Params: { number: string }; Querystring: { mchid?: string } }
  scope.post('/v3/pay/transactions/jsapi', (request, reply) => send(world, reply, createOrder(world, json(request))))
  scope.get<ByNumber>('/v3/pay/transactions/out-trade-no/:number', (request, reply) => {
    checkMerchant(request.query.mchid)
    return send(world, reply, orderFacts(existing(wechatOrder(world, request.params.number))))
  })
  scope.get<ByNumber>('/v3/pay/transactions/id/:number', (request, reply) => {
    checkMerchant(request.query.mchid)
    return send(world, reply, orderFacts(existing(wechatOrders(world).list().find(({ transactionId }) => transactionId === request.params.number))))
  })
  scope.post<ByNumber>('/v3/pay/transactions/out-trade-no/:number/close', (request, reply) => {
    checkMerchant(json(request).mchid)
    close(world, existing(wechatOrder(world, request.params.number)))
    return send(world, reply, null)
  })
  scope.all('/v3/*', () => {
    throw refuse({ status: 404, code: 'RESOURCE_NOT_EXISTS', message: '沙箱没有这个接口', cause: 268435459 })
  })
}

function close(world: World, order: WechatOrder): void {
  if (wasPaid(order)) throw orderPaid()
  keep(world, { ...order, state: 'CLOSED' })
}

function existing(order: WechatOrder | undefined): WechatOrder {
  if (!order) throw orderNotFound()
  return order
}

function checkMerchant(mchid: unknown): void {
  if (mchid !== identities.merchantId) throw paramError('mchid', '商户号不正确', mchid)
}

function check(world: World, request: FastifyRequest): void {
  checkRequest(world.keys, {
    method: request.method,
    target: request.raw.url as string,
    authorization: request.headers.authorization,
    serial: request.headers['wechatpay-serial'] as string | undefined,
    body: (request.body as string | undefined) ?? '',
  })
}

function json(request: FastifyRequest): Record<string, unknown> {
  try {
    const body = JSON.parse(request.body as string)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  } catch {
    // Falls through to the refusal: not JSON and not an object are the same mistake.
  }
  throw paramError('', '请求体不是 JSON 对象')
}

const requestId = (cause: number) => `${randomText(10).toUpperCase()}${randomDigits(20)}-${cause}`

/** 204 has an empty body and is signed all the same. */
function send(world: World, reply: FastifyReply, facts: Record<string, unknown> | null): FastifyReply {
  const body = facts ? JSON.stringify(facts) : ''
  reply.headers({ 'Request-ID': requestId(SUCCESS_CAUSE), ...signatureHeaders(world.keys, body) })
  return facts ? reply.code(200).type('application/json; charset=utf-8').send(body) : reply.code(204).send()
}

function sendRefusal(error: unknown, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error)
  const { status, code, message, cause, detail } = refusal ?? { status: 500, code: 'SYSTEM_ERROR', message: String((error as Error).message), cause: 268435456, detail: undefined }
  return reply.code(status).header('Request-ID', requestId(cause)).type('application/json; charset=utf-8').send(JSON.stringify({ code, message, ...(detail ? { detail } : {}) }))
}
