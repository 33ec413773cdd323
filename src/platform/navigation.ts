/** Moving between pages. Paths are absolute inside the app: "/service/guide/index?city=yunpu&tile=water-bill". */
import Taro from '@tarojs/taro'

export const tabs = { home: '/pages/home/index', services: '/pages/services/index', messages: '/pages/messages/index', me: '/pages/me/index' } as const
export type TabName = keyof typeof tabs

/** Both hosts stop at ten pages; beyond that the top one is replaced so that a tap is never silent. */
const MAX_PAGES = 10

const isTab = (path: string): boolean => (Object.values(tabs) as string[]).includes(path.split('?')[0])

export function go(path: string): void {
  if (isTab(path)) void Taro.switchTab({ url: path.split('?')[0] })
  else if (Taro.getCurrentPages().length >= MAX_PAGES) void Taro.redirectTo({ url: path })
  else void Taro.navigateTo({ url: path })
}

/** Leaves no way back to this page: after a booking, after a payment. */
export function replaceWith(path: string): void {
  if (isTab(path)) void Taro.switchTab({ url: path.split('?')[0] })
  else void Taro.redirectTo({ url: path })
}

/** Back, or home when the page was opened from outside and has nothing below it. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else openTab('home')
}

export function openTab(name: TabName): void {
  void Taro.switchTab({ url: tabs[name] })
}

/** "/service/book/index" with its query, each value encoded; absent values are left out. */
export function pathTo(page: string, query: Record<string, string | undefined> = {}): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return pairs.length ? `${page}?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}` : page
}
