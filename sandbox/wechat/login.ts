/** GET /sns/jscode2session. */
import { randomBytes } from 'node:crypto'
import { redeemCode } from '../login-codes'
import type { World } from '../world'
import { wechatFault } from './answer'
import { checkCredentials } from './tokens'

interface SessionQuery { appid?: string; secret?: string; js_code?: string; grant_type?: string }

const FAULTS = {
  unknown: [40029, 'invalid code'],
  expired: [40029, 'invalid code'],
  used: [40163, 'code been used'],
  blocked: [40226, 'code blocked'],
} as const

/** A success has no errcode. */
export function session(world: World, query: SessionQuery): object {
  const fault = checkCredentials(world, query)
  if (fault) return fault
  if (!query.js_code) return wechatFault(41008, 'missing code')
  if (query.grant_type !== 'authorization_code') return wechatFault(40002, 'invalid grant_type')
  const redeemed = redeemCode(world, 'wechat', query.js_code)
  if (redeemed.kind !== 'ok') {
    const [errcode, errmsg] = FAULTS[redeemed.kind]
    return wechatFault(errcode, errmsg)
  }
  return { session_key: randomBytes(16).toString('base64'), openid: redeemed.citizen.wechatOpenid }
}
