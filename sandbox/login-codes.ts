/** One-use codes that a phone gets for its citizen and the city's server trades for an identity. */
import { randomText } from './ids'
import type { Citizen, PlatformName, World } from './world'

interface LoginCode { code: string; platform: PlatformName; citizen: string; expiresAt: string; used: boolean }

const LIFE_MS = 5 * 60_000
const LENGTH = 32

const codes = (world: World) => world.books.shelf<LoginCode>('login-codes')

export function mintCode(world: World, platform: PlatformName, citizen: Citizen): string {
  const code = `${platform === 'wechat' ? '0' : ''}${randomText(LENGTH)}`
  codes(world).put(code, { code, platform, citizen: citizen.key, expiresAt: new Date(world.clock.now().getTime() + LIFE_MS).toISOString(), used: false })
  return code
}

export type Redeemed = { kind: 'ok'; citizen: Citizen } | { kind: 'unknown' | 'used' | 'expired' | 'blocked' }

export function redeemCode(world: World, platform: PlatformName, value: string): Redeemed {
  const found = codes(world).get(value)
  if (!found || found.platform !== platform) return { kind: 'unknown' }
  if (found.used) return { kind: 'used' }
  if (new Date(found.expiresAt) <= world.clock.now()) return { kind: 'expired' }
  codes(world).put(value, { ...found, used: true })
  const citizen = world.citizens.find(({ key }) => key === found.citizen) as Citizen
  return isBlocked(world, citizen.key) ? { kind: 'blocked' } : { kind: 'ok', citizen }
}

const blocked = (world: World) => world.books.shelf<boolean>('blocked-citizens')
export const isBlocked = (world: World, citizen: string) => blocked(world).get(citizen) === true
export const setBlocked = (world: World, citizen: string, value: boolean) => blocked(world).put(citizen, value)
