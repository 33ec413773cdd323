/** What every part of the sandbox works with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Books } from './books'
import type { SandboxClock } from './clock'
import type { Keys } from './keys'

export const platforms = ['wechat', 'alipay'] as const
export type PlatformName = (typeof platforms)[number]

export interface Citizen {
  key: string
  name: string
  idNumber: string
  mobile: string
  note: string
  elder: boolean
  wechatOpenid: string
  alipayOpenId: string
}

export interface Template {
  id: string
  platform: PlatformName
  city: string
  event: string
  title: string
  keys: { key: string; label: string }[]
}

export interface World {
  clock: SandboxClock
  books: Books
  keys: Keys
  citizens: Citizen[]
  templates: Template[]
  /** Page paths of the released mini-program, or null when no build is there to ask. */
  releasedPages(): string[] | null
}

const readSeed = <T>(name: string) => JSON.parse(readFileSync(join(__dirname, 'seed', name), 'utf8')) as T

export const readCitizens = () => readSeed<Citizen[]>('citizens.json')
export const readTemplates = () => readSeed<Template[]>('templates.json')

/** The id by which a platform knows a citizen. */
export const platformUserId = (citizen: Citizen, platform: PlatformName) => (platform === 'wechat' ? citizen.wechatOpenid : citizen.alipayOpenId)

export const findCitizen = (world: World, key: unknown) => world.citizens.find((citizen) => citizen.key === key)
export const findUser = (world: World, platform: PlatformName, userId: unknown) =>
  world.citizens.find((citizen) => platformUserId(citizen, platform) === userId)
