import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { calls } from '#contract/api/calls'
import { GrantsBody, InboxReply, ThreadParams, WaitingReply } from '#contract/api/messages'
import type { Context } from '../../context'
import { route } from '../../http/route'
import { inbox, readThread } from './inbox'
import { recordGrants } from './record-grants'
import { waiting } from './waiting'

const tag = '消息'
const Nothing = Type.Object({}, { additionalProperties: false })

export function messagesRoutes(app: FastifyInstance, context: Context): void {
  route(app, calls.recordGrants, { body: GrantsBody, reply: Nothing, summary: '平台的订阅面板答了什么', tag }, async ({ citizen, body }) => {
    await recordGrants(context, citizen, body)
    return {}
  })
  route(app, calls.inbox, { reply: InboxReply, summary: '我的消息', tag }, ({ citizen }) => inbox(context, citizen))
  route(app, calls.readThread, { params: ThreadParams, reply: Nothing, summary: '读过一条消息', tag }, async ({ citizen, params }) => {
    await readThread(context, citizen, params.thread)
    return {}
  })
  route(app, calls.waiting, { reply: WaitingReply, summary: '等您处理', tag }, ({ citizen }) => waiting(context, citizen.id))
}
