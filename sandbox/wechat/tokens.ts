/** Access tokens: the stable kind overlaps with its successor for five minutes, the plain kind replaces the one before. */
import { randomText } from '../ids'
import { identities } from '../keys'
import type { World } from '../world'
import { wechatFault, type WechatFault } from './answer'

interface Token { token: string; kind: 'stable' | 'plain'; issuedAt: string; expiresAt: string }
interface Grant { access_token: string; expires_in: number }
interface Credentials { grant_type?: string; appid?: string; secret?: string; force_refresh?: boolean | string }

const LIFE_SECONDS = 7200
const OVERLAP_SECONDS = 300
const FORCED_GAP_SECONDS = 30
const TOKEN_LENGTH = 136

const tokens = (world: World) => world.books.shelf<Token>('wechat-tokens')
const secondsLeft = (world: World, token: Token) => Math.floor((new Date(token.expiresAt).getTime() - world.clock.now().getTime()) / 1000)

export function checkCredentials(world: World, { appid, secret }: Credentials): WechatFault | null {
  if (!appid) return wechatFault(41002, 'appid missing')
  if (!secret) return wechatFault(41004, 'appsecret missing')
  if (appid !== identities.wechatAppId) return wechatFault(40013, 'invalid appid')
  if (secret !== world.keys.wechatAppSecret) return wechatFault(40125, 'invalid appsecret')
  return null
}

function issue(world: World, kind: Token['kind']): Grant {
  const now = world.clock.now()
  const token = randomText(TOKEN_LENGTH)
  tokens(world).put(token, { token, kind, issuedAt: now.toISOString(), expiresAt: new Date(now.getTime() + LIFE_SECONDS * 1000).toISOString() })
  return { access_token: token, expires_in: LIFE_SECONDS }
}

export function stableToken(world: World, body: Credentials): Grant | WechatFault {
  const fault = checkGrant(world, body)
  if (fault) return fault
  const shelf = tokens(world)
  for (const old of shelf.list()) if (secondsLeft(world, old) < -LIFE_SECONDS) shelf.remove(old.token)
  const current = shelf.list().findLast((token) => token.kind === 'stable' && secondsLeft(world, token) > OVERLAP_SECONDS)
  if (body.force_refresh === true || body.force_refresh === 'true') return forced(world, current)
  return current ? { access_token: current.token, expires_in: secondsLeft(world, current) } : issue(world, 'stable')
}

/** A forced refresh ends the token before it at once. */
function forced(world: World, current: Token | undefined): Grant | WechatFault {
  if (current && world.clock.now().getTime() - new Date(current.issuedAt).getTime() < FORCED_GAP_SECONDS * 1000) {
    return { access_token: current.token, expires_in: secondsLeft(world, current) }
  }
  if (current) tokens(world).remove(current.token)
  return issue(world, 'stable')
}

export function plainToken(world: World, query: Credentials): Grant | WechatFault {
  const fault = checkGrant(world, query)
  if (fault) return fault
  for (const old of tokens(world).list()) if (old.kind === 'plain') tokens(world).remove(old.token)
  return issue(world, 'plain')
}

function checkGrant(world: World, credentials: Credentials): WechatFault | null {
  if (credentials.grant_type !== 'client_credential') return wechatFault(40002, 'invalid grant_type')
  return checkCredentials(world, credentials)
}

/** The fault that any call with this access_token meets, or null. */
export function checkToken(world: World, value: unknown): WechatFault | null {
  if (typeof value !== 'string' || !value) return wechatFault(41001, 'access_token missing')
  const token = tokens(world).get(value)
  if (!token) return wechatFault(40001, 'invalid credential, access_token is invalid or not latest')
  return secondsLeft(world, token) > 0 ? null : wechatFault(42001, 'access_token expired')
}

/** Every token in use stops being valid: what a second instance forcing a refresh does to us. */
export function dropTokens(world: World): void {
  for (const { token } of tokens(world).list()) tokens(world).remove(token)
}
