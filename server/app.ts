/** The whole HTTP server as one value: main listens with it, tests inject into it. */
import fastify, { type FastifyInstance } from 'fastify'
import { consoleRoutes } from './console-api/console.routes'
import type { Context } from './context'
import { documentation } from './http/docs'
import { healthRoutes } from './http/health'
import { defaultLimits, limitRates, type Limits } from './http/rate-limit'
import { faultReplies } from './http/replies'
import { provideSessions } from './http/sessions'
import { surroundings } from './http/surroundings'
import { moduleRoutes } from './modules'
import { record } from './modules/audit'
import { citizenOf, operatorOf } from './modules/identity'
import { pages } from './preview/pages'

const BODY_LIMIT_BYTES = 64 * 1024
const REQUEST_TIMEOUT_MS = 30_000

export interface AppOptions {
  limits?: Limits
  /** The time by which buckets refill; tests move it. */
  limitsNowMs?: () => number
}

export async function buildApp(context: Context, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = fastify({
    logger: false, // surroundings.ts writes one line a request, without anything of the request's content
    genReqId: () => context.newId(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: context.config.trustProxy,
    forceCloseConnections: 'idle',
    // Nothing is removed or bent into shape in silence: a misspelt member is told to the one who sent it.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: true } },
  })
  surroundings(app, context)
  limitRates(app, options.limits ?? defaultLimits, options.limitsNowMs)
  faultReplies(app, context)
  provideSessions(app, {
    citizenOf: (token) => citizenOf(context, token),
    operatorOf: (token) => operatorOf(context, token),
    refused: (request, why) => {
      const at = { actor: 'nobody', action: 'access.refused', subject: `route:${request.routeOptions.url ?? ''}`, reason: why }
      void record(context, context.db, at).catch((cause: unknown) => context.log.error({ err: cause }, 'a refusal could not be recorded'))
    },
  })
  await documentation(app)
  healthRoutes(app, context)
  for (const routes of moduleRoutes) await routes(app, context)
  consoleRoutes(app, context)
  await pages(app, context)
  return app
}
