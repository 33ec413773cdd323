/** What a developer sees at the sandbox's own address: every order with its notices, every bureau with its mode. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

export function registerFrontPage(app: FastifyInstance): void {
  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(await readFile(join(__dirname, 'front-page.html'), 'utf8')))
}
