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

export function openPageStack(around: Surroundings): PageStack {
  let stack: OpenPage[] = []
  /** Tab pages stay alive while another tab shows. */
  const tabs = new Map<string, OpenPage>()
  const isTab = (route: string): boolean => around.package.tabs.some((tab) => tab.route === route)
  const call = (page: OpenPage, name: string, ...args: unknown[]) => around.guard(() => page.instance.call(name, ...args))
  let lastView = 0

  function open(route: string, query: Record<string, string>): OpenPage {
    const definition = around.package.page(route)
    const instance = openInstance(around, route, definition)
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
    tabs.delete(page.route)
  }

  const refuse = (route: string): Move | null => (around.package.routes.includes(route) ? null : { ok: false, why: `page "${route}" is not found` })
  const from = (): string => stack[stack.length - 1]?.route ?? ''

  return {
    pages: () => stack,
    top: () => stack[stack.length - 1],
    navigateTo(url) {
      const { route, query } = parseUrl(url, from())
      if (isTab(route)) return { ok: false, why: 'can not navigateTo a tabbar page' }
      if (stack.length >= MAX_PAGES) return { ok: false, why: `page stack limit exceeded (${MAX_PAGES})` }
      const refusal = refuse(route)
      if (refusal) return refusal
      const page = open(route, query)
      if (stack.length) call(stack[stack.length - 1], 'onHide')
      start(page)
      return done
    },
    redirectTo(url) {
      const { route, query } = parseUrl(url, from())
      if (isTab(route)) return { ok: false, why: 'can not redirectTo a tabbar page' }
      const refusal = refuse(route)
      if (refusal) return refusal
      const page = open(route, query)
      unload(stack.pop()!)
      start(page)
      return done
    },
    switchTab(url) {
      const { route } = parseUrl(url, from())
      if (!isTab(route)) return { ok: false, why: 'can not switch to no-tabBar page' }
      const top = stack.pop()
      if (top?.route === route) {
        stack.push(top)
        return done
      }
      if (top) {
        if (isTab(top.route)) call(top, 'onHide')
        else unload(top)
      }
      for (const page of stack.filter((below) => !isTab(below.route)).reverse()) unload(page)
      stack = []
      const known = tabs.get(route)
      if (!known) {
        start(open(route, {}))
        return done
      }
      stack.push(known)
      call(known, 'onShow')
      return done
    },
    reLaunch(url) {
      const { route, query } = parseUrl(url, from())
      const refusal = refuse(route)
      if (refusal) return refusal
      for (const page of new Set([...stack.reverse(), ...tabs.values()])) unload(page)
      stack = []
      start(open(route, query))
      return done
    },
    navigateBack(delta = 1) {
      if (stack.length <= 1) return { ok: false, why: 'cannot navigate back at first page' }
      for (const page of stack.splice(Math.max(1, stack.length - delta)).reverse()) unload(page)
      call(stack[stack.length - 1], 'onShow')
      return done
    },
  }
}
