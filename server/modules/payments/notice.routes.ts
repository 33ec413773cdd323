/** Where the platforms bring their notices. The signature is over the bytes, so they are kept as they came. */
import type { FastifyInstance } from 'fastify'
import { platformNames } from '#contract/api/shared'
import type { Context } from '../../context'
import { takeNotice } from './take-notice'

const LONGEST_NOTICE = 64 * 1024

export function noticeRoutes(app: FastifyInstance, context: Context): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LONGEST_NOTICE }, (_request, body, done) => done(null, body))
    for (const platform of platformNames) {
      scope.post(`/notices/${platform}`, { schema: { hide: true } as object }, async (request, reply) => {
        const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const answer = await takeNotice(context, platform, { headers: request.headers, rawBody })
        return reply.code(answer.status).header('content-type', answer.contentType).send(answer.body)
      })
    }
  })
}
