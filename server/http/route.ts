/** One typed call of the contract becomes one route: schemas, session by `call.who`, OpenAPI. */
import type { TSchema } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Call } from '#contract/api/call'
import { faultReplies } from './fault-schema'
import { fault } from './fault'
import { bearerToken, sessionsOf, type Citizen, type Operator, type Sessions } from './sessions'

export interface CallSchemas {
  params?: TSchema
  query?: TSchema
  body?: TSchema
  reply?: TSchema
  summary?: string
  tag?: string
}

export interface Asked<Params, Query, Body> {
  params: Params
  query: Query
  body: Body
  /** The signed-in citizen; on a visitor's call reading it without a session is the fault "sign-in-needed". */
  readonly citizen: Citizen
  /** The citizen if there is one, on calls for visitors. */
  readonly visitor: Citizen | null
  readonly operator: Operator
  request: FastifyRequest
  reply: FastifyReply
}

type Who = Call<unknown, unknown, unknown, unknown>['who']

export function route<Params, Query, Body, Reply>(
  app: FastifyInstance,
  call: Call<Params, Query, Body, Reply>,
  schemas: CallSchemas,
  handle: (asked: Asked<Params, Query, Body>) => Promise<Reply>,
): void {
  app.route({
    method: call.method,
    url: call.path,
    schema: routeSchema(schemas, call),
    handler: async (request, reply) => {
      const person = await whoAsks(request, call.who, sessionsOf(app))
      return handle(asked<Params, Query, Body>(request, reply, person))
    },
  })
}

type Person = { citizen: Citizen | null; operator: Operator | null }

function asked<Params, Query, Body>(request: FastifyRequest, reply: FastifyReply, person: Person): Asked<Params, Query, Body> {
  const needed = <T>(value: T | null): T => {
    if (!value) throw fault('sign-in-needed')
    return value
  }
  return {
    params: request.params as Params,
    query: request.query as Query,
    body: request.body as Body,
    get citizen() { return needed(person.citizen) },
    get operator() { return needed(person.operator) },
    visitor: person.citizen,
    request,
    reply,
  }
}

async function whoAsks(request: FastifyRequest, who: Who, sessions: Sessions) {
  const token = bearerToken(request)
  if (who === 'operator') {
    const operator = token ? await sessions.operatorOf(token) : null
    if (!operator) return refuse(request, sessions)
    return { citizen: null, operator }
  }
  const citizen = token ? await sessions.citizenOf(token) : null
  if (who === 'citizen' && !citizen) return refuse(request, sessions)
  return { citizen, operator: null }
}

function refuse(request: FastifyRequest, sessions: Sessions): never {
  sessions.refused(request, 'no session')
  throw fault('sign-in-needed')
}

export function routeSchema({ params, query, body, reply, summary, tag }: CallSchemas, call: { who: Who }) {
  return {
    summary,
    tags: tag ? [tag] : undefined,
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: { ...(reply && { 200: reply }), ...faultReplies },
    security: call.who === 'visitor' ? [] : [{ session: [] }],
  }
}
