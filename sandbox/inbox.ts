/** The platform's own list of messages on a citizen's phone. */
import { randomUUID } from 'node:crypto'
import type { Citizen, PlatformName, Template, World } from './world'

export interface PlatformMessage {
  id: string
  platform: PlatformName
  citizen: string
  templateId: string
  title: string
  lines: { label: string; value: string }[]
  page: string
  at: string
}

const messages = (world: World) => world.books.shelf<PlatformMessage>('messages')

export interface Delivery { citizen: Citizen; template: Template; values: Record<string, string>; page: string }

export function deliverMessage(world: World, { citizen, template, values, page }: Delivery): PlatformMessage {
  const message: PlatformMessage = {
    id: randomUUID(),
    platform: template.platform,
    citizen: citizen.key,
    templateId: template.id,
    title: template.title,
    lines: template.keys.map(({ key, label }) => ({ label, value: values[key] })),
    page,
    at: world.clock.now().toISOString(),
  }
  messages(world).put(message.id, message)
  return message
}

/** Newest first. */
export const inboxOf = (world: World, platform: PlatformName, citizen: string) =>
  messages(world).list().filter((message) => message.platform === platform && message.citizen === citizen).reverse()
