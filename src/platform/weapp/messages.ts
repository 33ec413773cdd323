import { GRANTS_PER_TAP } from '../grant-limit'
import type { GrantOutcome } from '../platform'

const outcomes: Record<string, GrantOutcome> = { accept: 'accepted', acceptWithAudio: 'accepted', acceptWithAlert: 'accepted', reject: 'rejected', filter: 'rejected', ban: 'banned' }

/** Reads the panel's answer; an id it does not speak of was not granted. */
export function grantOutcomes(templateIds: string[], answer: Record<string, unknown>): Record<string, GrantOutcome> {
  return Object.fromEntries(templateIds.map((id) => [id, outcomes[String(answer[id])] ?? 'rejected']))
}

export function askForMessages(templateIds: string[]): Promise<Record<string, GrantOutcome>> {
  const tmplIds = templateIds.slice(0, GRANTS_PER_TAP)
  if (!tmplIds.length) return Promise.resolve({})
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds,
      success: (answer) => resolve(grantOutcomes(tmplIds, answer as unknown as Record<string, unknown>)),
      // The main switch is off (20004), or no panel could be shown: no grant, and the flow goes on.
      fail: () => resolve(grantOutcomes(tmplIds, {})),
    })
  })
}
