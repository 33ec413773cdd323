/** Who asks: route() looks here, so that http/ knows no module. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PlatformName } from '#contract/api/shared'

export interface Citizen {
  id: string
  /** The platform this session came from; one citizen may have accounts on both. */
  platform: PlatformName
  /** openid or open_id. */
  platformUserId: string
  /** 1 signed in, 3 real name proved. */
  level: number
}
export interface Operator {
  id: string
  name: string
  displayName: string
  role: string
}
export interface Sessions {
  citizenOf(token: string): Promise<Citizen | null>
  operatorOf(token: string): Promise<Operator | null>
  /** T9: the no is logged. */
  refused(request: FastifyRequest, why: string): void
}

const NAME = 'sessions'

export function provideSessions(app: FastifyInstance, sessions: Sessions): void {
  app.decorate(NAME, sessions)
}

export const sessionsOf = (app: FastifyInstance) => app.getDecorator<Sessions>(NAME)

export function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
}
