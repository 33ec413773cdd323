import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context'
import { fault } from '../http/fault'
import { previewPage } from './preview-page'

/** The console's built files, and beside the sandbox the page with two phones. */
export async function pages(app: FastifyInstance, { config }: Context): Promise<void> {
  if (existsSync(config.consoleDir)) {
    await app.register(fastifyStatic, { root: config.consoleDir, prefix: '/console/', decorateReply: false, cacheControl: false })
    app.get('/console', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'))
  }
  app.get('/', { schema: { hide: true } }, (request, reply) => {
    if (config.production || !config.sandbox) throw fault('route-not-found')
    const hostname = request.hostname.replace(/[^0-9A-Za-z.:[\]-]/g, '')
    const { html, policy } = previewPage({ hostname, ports: config.sandbox.phonePorts, sandboxPort: new URL(config.sandbox.url).port, hasConsole: existsSync(config.consoleDir) })
    return reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', policy).header('cache-control', 'no-cache').send(html)
  })
}
