import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** OpenAPI from the routes' own schemas, so it cannot be out of date. */
export async function documentation(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: { title: '城市服务接口', version: '1', description: '金额一律是分；时刻一律是 UTC；出错时的答复都是同一个样子。' },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', description: '登录后得到的会话' } } },
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    // The viewer writes style attributes of its own.
    transformStaticCSP: (policy) => policy.replace("style-src 'self' https:", "style-src 'self' 'unsafe-inline'"),
  })
}
