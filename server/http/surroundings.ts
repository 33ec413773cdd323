import type { FastifyInstance } from 'fastify'
import type { Context } from '../context'

/** Headers for every reply; pages get a stricter set of their own where they are served. */
const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'SAMEORIGIN',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** Request number, security headers and one log line per request: the route's pattern and never its values. */
export function surroundings(app: FastifyInstance, { log, config }: Context): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).headers(headers)
    if (config.production) reply.header('strict-transport-security', 'max-age=31536000')
  })
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    const facts = { requestId: request.id, method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    if (facts.route.startsWith('/health/')) return
    log.info(facts, 'answered')
  })
}
