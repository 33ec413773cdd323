/** /gateway.do: one door for all methods of Alipay's open platform (v2). */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerFaults, spoilAnswers } from '../answer-faults'
import { randomText } from '../ids'
import type { World } from '../world'
import { alipayFault, responseName, signedAnswer, type AlipayFault, type Node } from './answer'
import { initializeCertify, queryCertify } from './certify'
import { sendTemplateMessage } from './messages'
import { oauthToken } from './oauth'
import { readParameters, strangeRequest, unacceptableRequest, type Parameters } from './request'
import { closeTrade, queryTrade } from './trade-calls'
import { createTrade } from './trade-create'

type Method = (world: World, content: Record<string, never>, parameters: Parameters) => Node

const OAUTH = 'alipay.system.oauth.token'
/** The page-execute method: the SDK makes its address, a browser would open it. Our phones start the check from the address. */
const CERTIFY_PAGE = 'alipay.user.certify.open.certify'

const methods: Record<string, Method> = {
  'alipay.trade.create': createTrade,
  'alipay.trade.query': queryTrade,
  'alipay.trade.close': closeTrade,
  'alipay.open.app.mini.templatemessage.send': sendTemplateMessage,
  'alipay.user.certify.open.initialize': initializeCertify,
  'alipay.user.certify.open.query': queryCertify,
}
const known = [...Object.keys(methods), OAUTH, CERTIFY_PAGE]

export function registerAlipay(app: FastifyInstance, world: World): void {
  void app.register(async (scope) => {
    spoilAnswers(scope, 'alipay', answerFaults(world.books))
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    scope.route<{ Body: string | undefined }>({
      method: ['GET', 'POST'],
      url: '/gateway.do',
      handler: (request, reply) => answer(world, readParameters(request.raw.url as string, request.body ?? ''), reply),
    })
  })
}

function answer(world: World, parameters: Parameters, reply: FastifyReply): FastifyReply {
  reply.header('trace_id', randomText(32).toLowerCase()).type('application/json;charset=utf-8').code(200)
  const outer = (fault: AlipayFault) => reply.send(signedAnswer(world.keys, 'error_response', { ...fault }))
  const strange = strangeRequest(parameters, known)
  if (strange) return outer(strange)
  const own = (node: Node) => reply.send(signedAnswer(world.keys, responseName(parameters.method), node))
  const unacceptable = unacceptableRequest(world.keys, parameters)
  if (unacceptable) return own({ ...unacceptable })
  if (parameters.method === OAUTH) {
    const oauth = oauthToken(world, parameters)
    return 'node' in oauth ? own(oauth.node) : outer(oauth.fault)
  }
  if (parameters.method === CERTIFY_PAGE) return reply.type('text/html; charset=utf-8').send('<!doctype html><meta charset="utf-8"><title>身份认证（模拟）</title><p>请在支付宝里打开。</p>')
  const content = readContent(parameters.biz_content)
  return content ? own(methods[parameters.method](world, content, parameters)) : own({ ...alipayFault(40002, 'isv.invalid-parameter', 'biz_content 不是 JSON 对象') })
}

function readContent(text: string | undefined): Record<string, never> | null {
  try {
    const content = JSON.parse(text ?? '')
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? content : null
  } catch {
    return null
  }
}
