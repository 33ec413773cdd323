/** api.weixin.qq.com answers everything with HTTP 200 and text/plain; what went wrong is in errcode. */
import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'

export interface WechatFault { errcode: number; errmsg: string }

const hex = (bytes: number) => randomBytes(bytes).toString('hex')

/** WeChat ends each error message with a number of the request, for its support to find it. */
export const wechatFault = (errcode: number, errmsg: string): WechatFault => ({ errcode, errmsg: `${errmsg} rid: ${hex(4)}-${hex(4)}-${hex(4)}` })

export function answer(reply: FastifyReply, body: object): FastifyReply {
  return reply.code(200).type('text/plain').send(JSON.stringify(body))
}
