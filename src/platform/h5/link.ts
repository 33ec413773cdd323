import type { LinkOutcome, LinkTarget } from '../platform'
import { copy } from './device'

/** The preview's phone holds this one app, so another mini-program cannot be opened; the page says how to find it. */
export async function openLink(target: LinkTarget): Promise<LinkOutcome> {
  return 'url' in target && (await copy(target.url)) ? 'copied' : 'failed'
}
