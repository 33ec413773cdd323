import type { FastifyInstance } from 'fastify'
import { calls } from '#contract/api/calls'
import { TileParams } from '#contract/api/catalogue'
import { QueryBody, QueryReply } from '#contract/api/queries'
import type { Context } from '../../context'
import { route } from '../../http/route'
import { runQuery } from './run-query'

export function casesRoutes(app: FastifyInstance, context: Context): void {
  route(app, calls.query, { params: TileParams, body: QueryBody, reply: QueryReply, tag: '查询', summary: '向部门查询' }, async ({ citizen, params, body }) =>
    runQuery(context, { citizen, city: params.city, tile: params.tile, body }),
  )
}
