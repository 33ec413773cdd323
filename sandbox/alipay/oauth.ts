/** alipay.system.oauth.token: its parameters are top-level, its success has no code. */
import { randomText } from '../ids'
import { redeemCode } from '../login-codes'
import { platformUserId, type World } from '../world'
import { alipayFault, type AlipayFault, type Node } from './answer'
import type { Parameters } from './request'

const TOKEN_SECONDS = 1_296_000
const REFRESH_SECONDS = 2_592_000

interface Refresh { token: string; openId: string }
const refreshes = (world: World) => world.books.shelf<Refresh>('alipay-refresh-tokens')

export type OauthAnswer = { node: Node } | { fault: AlipayFault }

export function oauthToken(world: World, { grant_type: grant, code = '', refresh_token: refresh = '' }: Parameters): OauthAnswer {
  if (grant === 'authorization_code') {
    const redeemed = redeemCode(world, 'alipay', code)
    if (redeemed.kind !== 'ok') return { fault: alipayFault(40002, 'isv.code-invalid', '授权码code无效') }
    return { node: tokens(world, platformUserId(redeemed.citizen, 'alipay')) }
  }
  if (grant !== 'refresh_token') return { fault: alipayFault(40002, 'isv.grant-type-invalid', 'grant_type参数不正确') }
  const found = refreshes(world).get(refresh)
  if (!found) return { fault: alipayFault(40002, 'isv.refresh-token-invalid', '刷新令牌refresh_token无效') }
  refreshes(world).remove(refresh)
  return { node: tokens(world, found.openId) }
}

function tokens(world: World, openId: string): Node {
  const refresh = `authusrB${randomText(32)}`
  refreshes(world).put(refresh, { token: refresh, openId })
  return {
    access_token: `authusrB${randomText(32)}`,
    auth_start: new Date(world.clock.now()).toISOString().slice(0, 19).replace('T', ' '),
    expires_in: TOKEN_SECONDS,
    re_expires_in: REFRESH_SECONDS,
    refresh_token: refresh,
    open_id: openId,
  }
}
