import { GRANTS_PER_TAP } from '../grant-limit'
import type { GrantOutcome } from '../platform'
import { grantOutcomes } from '../weapp/messages'
import { ask } from './bridge'

/** The phone answers in WeChat's words for both skins. */
export async function askForMessages(templateIds: string[]): Promise<Record<string, GrantOutcome>> {
  const asked = templateIds.slice(0, GRANTS_PER_TAP)
  if (!asked.length) return {}
  try {
    return grantOutcomes(asked, await ask<Record<string, unknown>>('requestSubscribe', { templateIds: asked }))
  } catch {
    return grantOutcomes(asked, {})
  }
}
