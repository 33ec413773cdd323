/** Reads that are the same for everyone: a ready-made buffer, its ETag, and 304 when the client has it. */
import type { FastifyInstance } from 'fastify'
import type { Call } from '#contract/api/call'
import { routeSchema, type CallSchemas } from './route'

export interface ReadyBody {
  body: Buffer
  /** Strong, with its quotes. */
  etag: string
}

export function publicRead<Params, Query, Reply>(
  app: FastifyInstance,
  call: Call<Params, Query, undefined, Reply>,
  schemas: Omit<CallSchemas, 'body'>,
  read: (asked: { params: Params; query: Query }) => Promise<ReadyBody> | ReadyBody,
): void {
  app.route({
    method: 'GET',
    url: call.path,
    schema: routeSchema(schemas, call),
    handler: async (request, reply) => {
      const { body, etag } = await read({ params: request.params as Params, query: request.query as Query })
      reply.header('etag', etag).header('cache-control', 'no-cache')
      if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
      return reply.header('content-type', 'application/json; charset=utf-8').send(body)
    },
  })
}

/** RFC 9110 §13.1.2: a list, weak or strong, or "*". */
function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false
  return header === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}
