/** What citizens allowed a platform to send them: one yes is one message. */
import { platformUserId, type Citizen, type PlatformName, type Template, type World } from './world'

export const answers = ['accept', 'reject', 'ban'] as const
export type Answer = (typeof answers)[number]

export interface Standing {
  /** Messages that may still be sent. */
  credits: number
  /** The citizen ticked 总是保持以上选择: the dialog no longer comes up. */
  kept?: Answer
}

export interface Wish { citizen: Citizen; platform: PlatformName; templateId: string }

const standings = (world: World) => world.books.shelf<Standing>('subscriptions')
const key = (platform: PlatformName, userId: string, templateId: string) => `${platform} ${userId} ${templateId}`

export const findTemplate = (world: World, platform: PlatformName, id: unknown): Template | undefined =>
  world.templates.find((template) => template.platform === platform && template.id === id)

export function standing(world: World, { citizen, platform, templateId }: Wish): Standing {
  return standings(world).get(key(platform, platformUserId(citizen, platform), templateId)) ?? { credits: 0 }
}

export function record(world: World, wish: Wish, { answer, keep }: { answer: Answer; keep: boolean }): void {
  const { credits } = standing(world, wish)
  const next: Standing = { credits: answer === 'accept' ? credits + 1 : credits, ...(keep || answer === 'ban' ? { kept: answer } : {}) }
  standings(world).put(key(wish.platform, platformUserId(wish.citizen, wish.platform), wish.templateId), next)
}

/** Uses one yes; false when there is none. */
export function spend(world: World, wish: Wish): boolean {
  const now = standing(world, wish)
  if (now.credits < 1 || now.kept === 'ban') return false
  standings(world).put(key(wish.platform, platformUserId(wish.citizen, wish.platform), wish.templateId), { ...now, credits: now.credits - 1 })
  return true
}
