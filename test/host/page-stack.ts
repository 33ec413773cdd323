/** Pages on top of one another, with the containers' rules: ten at most, tabs live on, life-cycle order. */
import { type Instance, openInstance, type Surroundings } from './instance'

export interface OpenPage { title: string; route: string; query: Record<string, string>; instance: Instance }
export type Move = { ok: true } | { ok: false; why: string }

export interface PageStack {
  pages(): OpenPage[]
  top(): OpenPage
  navigateTo(url: string): Move
  redirectTo(url: string): Move
  switchTab(url: string): Move
  reLaunch(url: string): Move
  navigateBack(delta?: number): Move
}

const MAX_PAGES = 10
const done: Move = { ok: true }

function parseUrl(url: string, from: string): { route: string; query: Record<string, string> } {
  const [where, search = ''] = url.split('?')
  const absolute = where.startsWith('/') ? where.slice(1) : new URL(where, `http://host/${from}`).pathname.slice(1)
  const pairs = search.split('&').filter(Boolean).map((pair) => {
    const [name, ...rest] = pair.split('=')
    return [decodeURIComponent(name), rest.join('=')] as const
  })
  return { route: absolute, query: Object.fromEntries(pairs) }
}

/** The pages there are, and the four things that happen to one. */
function openPages(around: Surroundings) {
  const stack: OpenPage[] = []
  /** Tab pages stay alive while another tab shows. */
  const tabs = new Map<string, OpenPage>()
  const isTab = (route: string): boolean => around.package.tabs.some((tab) => tab.route === route)
  const call = (page: OpenPage, name: string, ...args: unknown[]) => around.guard(() => page.instance.call(name, ...args))
  let lastView = 0

  function open(route: string, query: Record<string, string>): OpenPage {
    const instance = openInstance(around, route, around.package.page(route))
    const json = around.package.json(route)
    const page = { route, query, instance, title: json.navigationBarTitleText ?? json.defaultTitle ?? '' }
    lastView += 1
    Object.assign(instance.self, { route, __route__: route, is: route, options: query, $viewId: lastView, __wxWebviewId__: lastView })
    if (isTab(route)) tabs.set(route, page)
    return page
  }

  function start(page: OpenPage): void {
    stack.push(page)
    // WeChat hands the query over as written, Alipay decodes it once.
    const query = around.dialect.target === 'alipay' ? Object.fromEntries(Object.entries(page.query).map(([name, value]) => [name, decodeURIComponent(value)])) : { ...page.query }
    call(page, 'onLoad', around.realm.copy(query))
    call(page, 'onShow')
    setTimeout(() => call(page, 'onReady'), 0)
  }

  function unload(page: OpenPage): void {
    call(page, 'onUnload')
    page.instance.close()
    if (tabs.get(page.route) === page) tabs.delete(page.route)
  }

  return { stack, tabs, isTab, call, open, start, unload, top: (): OpenPage | undefined => stack[stack.length - 1] }
}

type Pages = ReturnType<typeof openPages>

function switchTo(pages: Pages, route: string): Move {
  const { stack, tabs, isTab, call, open, start, unload, top } = pages
  if (!isTab(route)) return { ok: false, why: 'can not switch to no-tabBar page' }
  const shown = top()
  if (shown?.route === route) return done
  if (shown && isTab(shown.route)) call(shown, 'onHide')
  for (const page of stack.splice(0).reverse()) if (!isTab(page.route)) unload(page)
  const known = tabs.get(route)
  if (!known) start(open(route, {}))
  else {
    stack.push(known)
    call(known, 'onShow')
  }
  return done
}

function goBack({ stack, call, unload, top }: Pages, delta: number): Move {
  if (stack.length <= 1) return { ok: false, why: 'cannot navigate back at first page' }
  for (const page of stack.splice(Math.max(1, stack.length - delta)).reverse()) unload(page)
  call(top()!, 'onShow')
  return done
}

export function openPageStack(around: Surroundings): PageStack {
  const pages = openPages(around)
  const { stack, tabs, isTab, call, open, start, unload, top } = pages
  const parsed = (url: string) => parseUrl(url, top()?.route ?? '')
  const refusal = (api: string, route: string): Move | null => {
    if (!around.package.routes.includes(route)) return { ok: false, why: `page "${route}" is not found` }
    return api !== 'reLaunch' && isTab(route) ? { ok: false, why: `can not ${api} a tabbar page` } : null
  }
  return {
    pages: () => stack,
    top: () => top()!,
    navigateTo(url) {
      const { route, query } = parsed(url)
      if (stack.length >= MAX_PAGES) return { ok: false, why: `page stack limit exceeded (${MAX_PAGES})` }
      const refused = refusal('navigateTo', route)
      if (refused) return refused
      const page = open(route, query)
      const below = top()
      if (below) call(below, 'onHide')
      start(page)
      return done
    },
    redirectTo(url) {
      const { route, query } = parsed(url)
      const refused = refusal('redirectTo', route)
      if (refused) return refused
      const page = open(route, query)
      unload(stack.pop()!)
      start(page)
      return done
    },
    switchTab: (url) => switchTo(pages, parsed(url).route),
    reLaunch(url) {
      const { route, query } = parsed(url)
      const refused = refusal('reLaunch', route)
      if (refused) return refused
      for (const page of new Set([...stack.splice(0).reverse(), ...tabs.values()])) unload(page)
      start(open(route, query))
      return done
    },
    navigateBack: (delta = 1) => goBack(pages, delta),
  }
}
