import type { FastifyInstance } from 'fastify'
import { Type } from '@sinclair/typebox'
import type { Context } from '../context'

const Health = Type.Object({ status: Type.String(), waitingFor: Type.Optional(Type.String()) })

/** Live: the process answers. Ready: the database answers too and the cities are published. */
export function healthRoutes(app: FastifyInstance, { db, log }: Context): void {
  const schema = { tags: ['运行'], response: { 200: Health, 503: Health } }
  app.get('/health/live', { schema: { ...schema, summary: '进程在' } }, async () => ({ status: 'live' }))
  app.get('/health/ready', { schema: { ...schema, summary: '可以接请求' } }, async (_request, reply) => {
    try {
      const [{ cities }] = await db.query<{ cities: number }>('select count(*)::int as cities from cities')
      if (cities > 0) return { status: 'ready' }
      return reply.code(503).send({ status: 'not-ready', waitingFor: 'cities' })
    } catch (cause) {
      log.warn({ err: cause }, 'not ready')
      return reply.code(503).send({ status: 'not-ready', waitingFor: 'database' })
    }
  })
}
