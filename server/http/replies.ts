/** One handler for every fault: the contract's body, nothing internal in it, the cause in the log under the same number. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { faultStatus, type FaultReply } from '#contract/errors'
import type { Context } from '../context'
import { Fault, fault } from './fault'
import { faultWords } from './fault-words'
import { schemaFault } from './schema-problems'

const byFastifyCode: Record<string, Fault> = {
  FST_ERR_CTP_BODY_TOO_LARGE: fault('too-large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: fault('wrong-content-type'),
  FST_ERR_CTP_EMPTY_JSON_BODY: fault('bad-request', [{ path: '/', reason: '没有内容' }]),
  FST_ERR_CTP_INVALID_JSON_BODY: fault('bad-request', [{ path: '/', reason: '不是 JSON' }]),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: fault('bad-request', [{ path: '/', reason: '长度与内容不符' }]),
}

export function asFault(error: FastifyError | Error): Fault {
  if (error instanceof Fault) return error
  const { code, validation, validationContext, statusCode } = error as FastifyError
  if (validation) return schemaFault(validation, validationContext ?? 'body')
  if (byFastifyCode[code]) return byFastifyCode[code]
  if (error instanceof SyntaxError && statusCode === faultStatus['bad-request']) return byFastifyCode.FST_ERR_CTP_INVALID_JSON_BODY
  return statusCode === faultStatus['bad-request'] ? fault('bad-request') : fault('server-error')
}

const bodyOf = ({ code, problems }: Fault, request: FastifyRequest): FaultReply => ({
  code, message: faultWords[code], ...(problems && { problems }), requestId: request.id,
})

export function faultReplies(app: FastifyInstance, { log }: Context): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const known = asFault(error)
    const at = { requestId: request.id, method: request.method, route: request.routeOptions.url, fault: known.code }
    if (known.code === 'server-error') log.error({ ...at, err: error }, 'a request failed')
    return reply.code(known.status).header('content-type', 'application/json; charset=utf-8').send(bodyOf(known, request))
  })
  app.setNotFoundHandler((request, reply) => reply.code(faultStatus['route-not-found']).send(bodyOf(fault('route-not-found'), request)))
}
