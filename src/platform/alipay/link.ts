import type { LinkOutcome, LinkTarget } from '../platform'
import { copy } from './device'

const ERROR_CANCELLED = 11

export const linkOutcome = ({ error, errorMessage = '' }: { error?: number; errorMessage?: string }): LinkOutcome =>
  error === ERROR_CANCELLED || /cancel|取消/.test(errorMessage) ? 'cancelled' : 'failed'

/** A web-view opens only the addresses on our own whitelist, so another's page can only be copied. */
export async function openLink(target: LinkTarget): Promise<LinkOutcome> {
  if ('url' in target) return (await copy(target.url)) ? 'copied' : 'failed'
  const { appId, path } = target.alipay
  return new Promise((resolve) => {
    my.navigateToMiniProgram({ appId, path, success: () => resolve('opened'), fail: (failure) => resolve(linkOutcome(failure)) })
  })
}
