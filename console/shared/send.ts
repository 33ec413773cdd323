import type { Call } from '#contract/api/call'
import type { FaultReply } from '#contract/errors'
import { currentOperator } from './operator'

/** A refused call, with the server's own sentence. */
export class Refused extends Error {
  constructor(readonly fault: FaultReply | null) {
    super(fault?.message ?? '连不上服务器，稍后再试')
  }
}

/** Calls one endpoint of the contract as the signed-in operator. Throws Refused. */
export async function send<Params, Query, Body, Reply>(call: Call<Params, Query, Body, Reply>, body?: Body): Promise<Reply> {
  const token = currentOperator()?.token
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  if (token) headers.authorization = `Bearer ${token}`
  const reply = await fetch(call.path, { method: call.method, headers, body: body === undefined ? undefined : JSON.stringify(body) }).catch(() => null)
  if (!reply) throw new Refused(null)
  const content = await reply.json().catch(() => null)
  if (!reply.ok) throw new Refused(content as FaultReply | null)
  return content as Reply
}
