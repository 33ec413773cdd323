/** Leaving the app for what others provide: who they are is said before the citizen goes. */
import type { LinkTarget } from '#contract/tile/flow'

export const linkWords = {
  stay: '先不去',
  open: '去办理',
  opening: '正在打开…',
  copy: '复制网址',
  copying: '正在复制…',
  copied: '网址已复制',
  web: '要在网页上办，这里打不开外面的网页。复制网址，到手机浏览器里粘贴就能打开',
} as const

export const isWeb = (target: LinkTarget): target is Extract<LinkTarget, { url: string }> => 'url' in target

export const leaveWords = (operator: string) => `这项由${operator}提供，将离开本小程序`

/** What happened, what is kept, the other way. */
export const notOpenedWords = (target: LinkTarget, { host, operator, telephone }: { host: string; operator: string; telephone: string }) =>
  isWeb(target) ? `网址没有复制上，可以照着上面的输入，或打 ${telephone}` : `没有打开，您还在这里。在${host}里搜“${operator}”，或打 ${telephone}`
