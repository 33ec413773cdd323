import type { FastifyInstance } from 'fastify'
import { Type } from '@sinclair/typebox'
import { calls } from '#contract/api/calls'
import {
  FinishRealNameBody, FinishRealNameReply, LooksReply, Me, SignInBody, SignInReply, StartRealNameBody, StartRealNameReply,
} from '#contract/api/identity'
import type { Context } from '../../context'
import { route } from '../../http/route'
import { bearerToken } from '../../http/sessions'
import { latestLooks } from './identity.store'
import { meOf } from './me'
import { finishRealName, startRealName } from './real-name'
import { signIn, signOut } from './sign-in'

const tag = '身份'

export function identityRoutes(app: FastifyInstance, context: Context): void {
  route(app, calls.signIn, { body: SignInBody, reply: SignInReply, summary: '用平台的登录码登录', tag }, ({ body }) => signIn(context, body))
  route(app, calls.signOut, { reply: Type.Object({}), summary: '退出登录', tag }, async ({ citizen, request }) => {
    await signOut(context, { token: bearerToken(request) ?? '', citizenId: citizen.id })
    return {}
  })
  route(app, calls.me, { reply: Me, summary: '我是谁', tag }, ({ citizen }) => meOf(context, citizen))
  route(app, calls.startRealName, { body: StartRealNameBody, reply: StartRealNameReply, summary: '开始实名核验', tag }, ({ citizen, body }) =>
    startRealName(context, citizen, body))
  route(app, calls.finishRealName, { body: FinishRealNameBody, reply: FinishRealNameReply, summary: '问平台核验结果', tag }, ({ citizen, body }) =>
    finishRealName(context, citizen, body.proofId))
  route(app, calls.looks, { reply: LooksReply, summary: '谁看过我的资料', tag }, async ({ citizen }) => ({
    looks: (await latestLooks(context.db, citizen.id)).map(({ at, who, what, why }) => ({ at: at.toISOString(), who, what, why })),
  }))
}
