import type { LinkOutcome, LinkTarget } from '../platform'
import { copy } from './device'

/** WeChat asks the citizen itself, and reports a no as a failure. */
export const linkOutcome = (errMsg: string): LinkOutcome => (/:fail[: ]cancel/.test(errMsg) ? 'cancelled' : 'failed')

/** A web-view opens only the addresses of our own business domains, so another's page can only be copied. */
export async function openLink(target: LinkTarget): Promise<LinkOutcome> {
  if ('url' in target) return (await copy(target.url)) ? 'copied' : 'failed'
  const { appId, path } = target.wechat
  return new Promise((resolve) => {
    wx.navigateToMiniProgram({ appId, path, success: () => resolve('opened'), fail: ({ errMsg }) => resolve(linkOutcome(errMsg)) })
  })
}
