/** Hooks that make every route of one bureau fail the way the controls say, before it can answer. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BureauMode } from '../bureau-control'

const SLOW_MS = 1_500
const MAINTENANCE = '<!DOCTYPE html><html><head><title>系统维护</title></head><body><h1>系统正在维护，请稍后访问</h1></body></html>'

export function misbehave(app: FastifyInstance, mode: () => BureauMode, crucialFields: string[]): void {
  const held = new Set<FastifyReply['raw']>()
  const hold = (reply: FastifyReply) => {
    reply.hijack()
    held.add(reply.raw)
    reply.raw.on('close', () => held.delete(reply.raw))
  }

  app.addHook('onRequest', async (_request: FastifyRequest, reply: FastifyReply) => {
    const now = mode()
    if (now === 'timeout') return hold(reply)
    if (now === 'down') return reply.code(503).send({ error: 'service unavailable' })
    if (now === 'html') return reply.code(200).type('text/html; charset=utf-8').send(MAINTENANCE)
    if (now === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    return undefined
  })

  app.addHook('preSerialization', async (_request, _reply, payload) => (mode() === 'missing-field' ? without(payload, crucialFields) : payload))

  // Held requests would keep the server from closing.
  app.addHook('preClose', async () => {
    for (const raw of held) raw.destroy()
  })
}

/** A copy of an answer with these members gone, however deep they are. */
export function without(value: unknown, names: string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !names.includes(name)).map(([name, member]) => [name, without(member, names)]),
  )
}
