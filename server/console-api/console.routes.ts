import type { FastifyInstance } from 'fastify'
import { calls } from '#contract/api/calls'
import { ConsoleTilesReply, OperatorSignInBody, OperatorSignInReply } from '#contract/api/console'
import type { Context } from '../context'
import { route } from '../http/route'
import { operatorSignIn } from '../modules/identity'
import { consoleTiles } from './console-tiles'

const tag = '管理台'

export function consoleRoutes(app: FastifyInstance, context: Context): void {
  route(app, calls.operatorSignIn, { body: OperatorSignInBody, reply: OperatorSignInReply, summary: '工作人员登录', tag }, ({ body }) =>
    operatorSignIn(context, body))
  route(app, calls.consoleTiles, { reply: ConsoleTilesReply, summary: '所有服务和它们的运行情况', tag }, () => consoleTiles(context))
}
