/** api.weixin.qq.com as the city's server calls it. */
import type { FastifyInstance } from 'fastify'
import { answerFaults, spoilAnswers } from '../answer-faults'
import type { World } from '../world'
import { answer, wechatFault } from './answer'
import { checkVerdict, startCheck } from './face'
import { session } from './login'
import { sendSubscribeMessage } from './messages'
import { checkToken, plainToken, stableToken } from './tokens'

type Body = Record<string, never>
type Call = { Querystring: { access_token?: string }; Body: string }

export function registerWechat(app: FastifyInstance, world: World): void {
  void app.register(async (scope) => {
    // WeChat reads any body as JSON, whatever its content type says.
    spoilAnswers(scope, 'wechat', answerFaults(world.books))
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

    scope.get<{ Querystring: Body }>('/sns/jscode2session', (request, reply) => answer(reply, session(world, request.query)))
    scope.get<{ Querystring: Body }>('/cgi-bin/token', (request, reply) => answer(reply, plainToken(world, request.query)))
    scope.post<{ Body: string }>('/cgi-bin/stable_token', (request, reply) => answer(reply, withJson(request.body, (body) => stableToken(world, body))))

    const withToken = (path: string, run: (body: Body) => object) =>
      scope.post<Call>(path, (request, reply) => answer(reply, checkToken(world, request.query.access_token) ?? withJson(request.body, run)))
    withToken('/cgi-bin/message/subscribe/send', (body) => sendSubscribeMessage(world, body))
    withToken('/cityservice/face/identify/getverifyid', (body) => startCheck(world, body))
    withToken('/cityservice/face/identify/queryverifyinfo', (body) => checkVerdict(world, body))
  })
}

function withJson(text: string | undefined, run: (body: Body) => object): object {
  let body: unknown
  try {
    body = JSON.parse(text ?? '')
  } catch {
    return wechatFault(47001, 'data format error')
  }
  return typeof body === 'object' && body !== null ? run(body as Body) : wechatFault(47001, 'data format error')
}
