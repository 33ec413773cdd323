/** The phone's origin passes /api on to the city's server, so that the app needs no cross-origin permission. */
import { request as httpRequest } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export function proxyToServer(app: FastifyInstance, serverUrl: string): void {
  void app.register(async (scope) => {
    // The body is passed on as it comes; nothing here may read it.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/api/*', (request, reply) => passOn(new URL(request.raw.url as string, serverUrl), request, reply))
  })
}

function passOn(target: URL, request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack()
  const outgoing = httpRequest(target, { method: request.method, headers: { ...request.headers, host: target.host, 'x-forwarded-for': request.ip } }, (answer) => {
    reply.raw.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(reply.raw)
  })
  outgoing.on('error', () => {
    if (!reply.raw.headersSent) reply.raw.writeHead(502, { 'content-type': 'application/json; charset=utf-8' })
    reply.raw.end(JSON.stringify({ error: 'The city server is not reachable.' }))
  })
  reply.raw.on('close', () => outgoing.destroy())
  request.raw.pipe(outgoing)
}
