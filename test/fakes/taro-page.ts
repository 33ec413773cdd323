/** What hooks need of Taro: pages that are shown and hidden by the test, and a record of where the app went. */
Object.assign(globalThis, { API_BASE: 'http://city', DEFAULT_CITY: 'yunpu' })

export const went: string[] = []
const go = (how: string) => ({ url }: { url: string }) => { went.push(`${how} ${url}`); return Promise.resolve() }

export const useDidShow = (): void => undefined
export const useDidHide = (): void => undefined
export const useShareAppMessage = (): void => undefined

export default {
  navigateTo: go('open'), redirectTo: go('replace'), switchTab: go('tab'),
  navigateBack: () => { went.push('back'); return Promise.resolve() },
  getCurrentPages: () => [{}],
  getCurrentInstance: () => ({ page: {} }),
}
