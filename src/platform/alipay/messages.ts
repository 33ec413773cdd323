import { GRANTS_PER_TAP } from '../grant-limit'
import type { GrantOutcome } from '../platform'

interface Panel {
  /** "Do not ask again" with a no, for long-term templates: nothing will ever be sent. */
  refuse?: boolean
  result?: { subscribedEntityIds?: string[] }
}

/** Only ids that the panel names as subscribed in this very answer are grants. */
export function grantOutcomes(templateIds: string[], panel: Panel): Record<string, GrantOutcome> {
  const granted = panel.result?.subscribedEntityIds ?? []
  return Object.fromEntries(templateIds.map((id) => [id, granted.includes(id) ? 'accepted' : panel.refuse ? 'banned' : 'rejected']))
}

export function askForMessages(templateIds: string[]): Promise<Record<string, GrantOutcome>> {
  const entityIds = templateIds.slice(0, GRANTS_PER_TAP)
  if (!entityIds.length) return Promise.resolve({})
  return new Promise((resolve) => {
    my.requestSubscribeMessage({
      entityIds,
      success: (panel: unknown) => resolve(grantOutcomes(entityIds, panel as Panel)),
      fail: () => resolve(grantOutcomes(entityIds, {})),
    })
  })
}
