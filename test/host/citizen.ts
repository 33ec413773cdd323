/** What a person does with the phone: look for words, tap them, type, wait, go back. Speaks of what is seen, never of code. */
import { setTimeout as pause } from 'node:timers/promises'
import { canTap, dispatch, isDisabled } from './events'
import type { Host } from './host'
import { candidates, fieldFor, type Sought } from './looking'
import { type DrawnElement, elementsOf, wordsOf } from './markup/drawn'

export type Target = Sought

const QUIET_MS = 60
const STEP_LIMIT_MS = 15_000
const POLL_MS = 15

export interface Citizen {
  host: Host
  /** "/service/guide/index" of the page on top. */
  route(): string
  title(): string
  words(): string[]
  sees(words: string | RegExp): boolean
  /** Waits until nothing moves: no request under way, no page change for a moment. */
  settled(): Promise<void>
  until(words: string | RegExp, withinMs?: number): Promise<void>
  untilRoute(route: string, withinMs?: number): Promise<void>
  find(target: Target): DrawnElement
  tap(target: Target): Promise<void>
  type(target: Target, value: string): Promise<void>
  /** Enter on the keyboard. */
  confirm(target: Target, value: string): Promise<void>
  back(): Promise<void>
  tab(text: string): Promise<void>
}

/** What can be seen of the page on top, and waiting for it. */
function sightOf(host: Host) {
  const top = () => host.stack.top()
  const words = () => wordsOf(top().instance.drawn())
  const elements = () => [...elementsOf(top().instance.drawn())]
  const sees = (wanted: string | RegExp): boolean => {
    const seen = words()
    return typeof wanted === 'string' ? seen.join('\n').includes(wanted) || seen.join('').includes(wanted) : wanted.test(seen.join('\n'))
  }
  const lost = (what: string): Error => new Error(`${what}\nOn ${top().route} (${host.dialect.target}):\n  ${words().join(' | ')}\n${host.log.errors.slice(-3).join('\n')}`)

  async function settled(): Promise<void> {
    const deadline = Date.now() + STEP_LIMIT_MS
    let quietSince = Date.now()
    let before = ''
    while (Date.now() < deadline) {
      const now = `${host.stack.pages().length}:${top().route}:${host.log.setData.length}:${host.log.network.length}`
      if (now !== before || host.device.busy > 0) quietSince = Date.now()
      before = now
      if (Date.now() - quietSince >= QUIET_MS) return
      await pause(POLL_MS)
    }
    throw lost('the app did not come to rest')
  }

  async function waitFor(holds: () => boolean, what: string, withinMs = STEP_LIMIT_MS): Promise<void> {
    const deadline = Date.now() + withinMs
    while (!holds()) {
      if (Date.now() > deadline) throw lost(what)
      await pause(POLL_MS)
    }
    await settled()
  }
  return { top, words, elements, sees, lost, settled, waitFor }
}

export function citizenOf(host: Host): Citizen {
  const { top, words, elements, sees, lost, settled, waitFor } = sightOf(host)

  function find(target: Target): DrawnElement {
    const found = candidates(elements(), target)
    if (!found.length) throw lost(`nothing on the page reads ${JSON.stringify(target)}`)
    return found.find((element) => canTap(host.dialect, element)) ?? found[0]
  }

  async function input(target: Target, value: string, event: 'input' | 'confirm'): Promise<void> {
    const field = fieldFor(elements(), target)
    if (!field) throw lost(`no field for ${JSON.stringify(target)}`)
    if (isDisabled(field)) throw lost(`the field for ${JSON.stringify(target)} is disabled`)
    dispatch(host.surroundings, field, 'focus', { value })
    if (!dispatch(host.surroundings, field, event, { value, cursor: value.length })) throw lost(`nobody listens to "${event}" of ${JSON.stringify(target)}`)
    if (event === 'input') dispatch(host.surroundings, field, 'blur', { value })
    await settled()
  }

  return {
    host, find, settled, words, sees,
    route: () => `/${top().route}`,
    title: () => top().title,
    until: (wanted, withinMs) => waitFor(() => sees(wanted), `never read ${String(wanted)}`, withinMs),
    untilRoute: (route, withinMs) => waitFor(() => `/${top().route}` === route, `never came to ${route}`, withinMs),
    async tap(target) {
      const element = find(target)
      if (!canTap(host.dialect, element)) throw lost(`${JSON.stringify(target)} cannot be tapped`)
      dispatch(host.surroundings, element, 'tap')
      await settled()
    },
    type: (target, value) => input(target, value, 'input'),
    confirm: (target, value) => input(target, value, 'confirm'),
    async back() {
      const moved = host.stack.navigateBack()
      if (!moved.ok) throw lost(moved.why)
      await settled()
    },
    async tab(text) {
      openTab(host, text)
      await settled()
    },
  }
}

function openTab(host: Host, text: string): void {
  const tab = host.package.tabs.find((one) => one.text === text)
  if (!tab) throw new Error(`no tab "${text}": ${host.package.tabs.map((one) => one.text).join(', ')}`)
  const moved = host.stack.switchTab(`/${tab.route}`)
  if (!moved.ok) throw new Error(moved.why)
  const tapped = { pagePath: tab.route, text, index: host.package.tabs.indexOf(tab) }
  host.surroundings.guard(() => host.stack.top().instance.call('onTabItemTap', tapped))
}
