/** What a person does with the phone: look for words, tap them, type, wait, go back. Speaks of what is seen, never of code. */
import { setTimeout as pause } from 'node:timers/promises'
import { canTap, dispatch, isDisabled } from './events'
import type { Host } from './host'
import { type DrawnElement, elementsOf, wordsOf } from './markup/drawn'

export type Target = string | { label: string } | { className: string; at?: number } | { words: string; at: number }

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

const NAMED = ['aria-label', 'ariaLabel', 'alt']
const labelOf = (element: DrawnElement): string => NAMED.map((name) => element.attributes[name]).find((value) => typeof value === 'string' && value !== '') as string ?? ''
const classesOf = (element: DrawnElement): string[] => String(element.attributes.class ?? '').split(/\s+/)
const ownWords = (element: DrawnElement): string => wordsOf([element]).join('')

/** The innermost elements whose words fit; exact before partial. */
function byWords(elements: DrawnElement[], words: string): DrawnElement[] {
  const innermost = (fits: (text: string) => boolean) =>
    elements.filter((element) => fits(ownWords(element)) && !element.children.some((child) => child.kind === 'element' && fits(ownWords(child))))
  const exact = innermost((text) => text === words)
  return exact.length ? exact : innermost((text) => text.includes(words))
}

function candidates(elements: DrawnElement[], target: Target): DrawnElement[] {
  if (typeof target === 'string') {
    const found = byWords(elements, target)
    return found.length ? found : elements.filter((element) => labelOf(element) === target)
  }
  if ('label' in target) return elements.filter((element) => labelOf(element) === target.label || labelOf(element).includes(target.label))
  if ('className' in target) return elements.filter((element) => classesOf(element).includes(target.className)).slice(target.at ?? 0)
  return byWords(elements, target.words).slice(target.at)
}

/** The field that belongs to a label: it carries the words as hint or name, or comes next after them. */
function fieldFor(elements: DrawnElement[], target: Target): DrawnElement | undefined {
  const isField = (element: DrawnElement) => element.name === 'input' || element.name === 'textarea'
  if (typeof target !== 'string') return candidates(elements, target).find(isField)
  const named = elements.find((element) => isField(element) && [element.attributes.placeholder, labelOf(element)].some((text) => String(text ?? '').includes(target)))
  if (named) return named
  const label = byWords(elements, target)[0]
  return label && elements.slice(elements.indexOf(label)).find(isField)
}

export function citizenOf(host: Host): Citizen {
  const top = () => host.stack.top()
  const drawn = () => top().instance.drawn()
  const elements = () => [...elementsOf(drawn())]
  const words = () => wordsOf(drawn())
  const matches = (wanted: string | RegExp): boolean => {
    const text = words().join('\n')
    return typeof wanted === 'string' ? text.includes(wanted) || words().join('').includes(wanted) : wanted.test(text)
  }
  const lost = (what: string): Error => new Error(`${what}\nOn ${top().route} (${host.dialect.target}):\n  ${words().join(' | ')}\n${host.log.errors.slice(-3).join('\n')}`)

  async function settled(): Promise<void> {
    const deadline = Date.now() + STEP_LIMIT_MS
    let quietSince = Date.now()
    let before = ''
    while (Date.now() < deadline) {
      const now = `${host.stack.pages().length}:${top().route}:${top().instance.version()}:${host.log.setData.length}:${host.log.network.length}`
      if (now !== before || host.device.busy > 0) quietSince = Date.now()
      before = now
      if (Date.now() - quietSince >= QUIET_MS) return
      await pause(POLL_MS)
    }
    throw lost('the app did not come to rest')
  }

  async function waitFor(holds: () => boolean, what: string, withinMs: number): Promise<void> {
    const deadline = Date.now() + withinMs
    while (!holds()) {
      if (Date.now() > deadline) throw lost(what)
      await pause(POLL_MS)
    }
    await settled()
  }

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
    host, find, settled, words, sees: matches,
    route: () => `/${top().route}`,
    title: () => top().title,
    until: (wanted, withinMs = STEP_LIMIT_MS) => waitFor(() => matches(wanted), `never read ${String(wanted)}`, withinMs),
    untilRoute: (route, withinMs = STEP_LIMIT_MS) => waitFor(() => `/${top().route}` === route, `never came to ${route}`, withinMs),
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
      const tab = host.package.tabs.find((one) => one.text === text)
      if (!tab) throw new Error(`no tab "${text}": ${host.package.tabs.map((one) => one.text).join(', ')}`)
      const moved = host.stack.switchTab(`/${tab.route}`)
      if (!moved.ok) throw lost(moved.why)
      host.surroundings.guard(() => top().instance.call('onTabItemTap', { pagePath: tab.route, text: tab.text, index: host.package.tabs.indexOf(tab) }))
      await settled()
    },
  }
}
