/** Asks for platform messages inside the tap that confirms, and tells the server what the citizen answered. */
import { calls } from '#contract/api/calls'
import type { TileReply } from '#contract/api/catalogue'
import type { MessageEvent } from '#contract/tile/tile'
import { platform } from '../platform/current'
import { newRequestKey } from './request-key'
import { send } from './session'

type Grants = TileReply['grants']

/** Refusing changes nothing of what the citizen came for, so nothing is returned and nothing is thrown. */
export async function askGrants(city: string, grants: Grants, events: MessageEvent[]): Promise<void> {
  const templateIds = grants.filter(({ event }) => events.includes(event)).map(({ templateId }) => templateId)
  const outcomes = await platform.askForMessages(templateIds)
  const results = Object.entries(outcomes).map(([templateId, outcome]) => ({ templateId, outcome }))
  if (results.length) await send(calls.recordGrants, { body: { city, results, requestKey: newRequestKey() } })
}
