/** Sends a touch through the drawn tree as the container's view layer does: from the element up, until somebody catches it. */
import { bindingOf, type Dialect } from './dialect'
import type { DrawnElement } from './markup/drawn'
import type { Realm } from './realm'

const BUBBLING = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel'])

export function datasetOf(element: DrawnElement): Record<string, unknown> {
  const dataset: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(element.attributes)) {
    if (!name.startsWith('data-')) continue
    dataset[name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())] = value
  }
  return dataset
}

const touchedAt = (element: DrawnElement) => ({ id: String(element.attributes.id ?? ''), dataset: datasetOf(element), offsetLeft: 0, offsetTop: 0 })

/** WeChat and Alipay give the same members but for touches and the place of the finger. */
function eventOf(dialect: Dialect, type: string, parts: { target: DrawnElement; current: DrawnElement; detail: Record<string, unknown> }) {
  const finger = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10 }
  const place = type === 'tap' ? (dialect.target === 'weapp' ? { x: 10, y: 10 } : { clientX: 10, clientY: 10, pageX: 10, pageY: 10 }) : {}
  const touches = type === 'tap' ? { touches: [finger], changedTouches: [finger] } : {}
  const target = touchedAt(parts.target)
  return {
    type, timeStamp: Math.round(performance.now()), detail: { ...place, ...parts.detail },
    target: dialect.target === 'alipay' ? { ...target, targetDataset: target.dataset } : target,
    currentTarget: touchedAt(parts.current), mark: {}, mut: false, ...touches,
  }
}

function handlerOf(dialect: Dialect, element: DrawnElement, type: string): { method: string; stops: boolean } | null {
  for (const [name, value] of Object.entries(element.attributes)) {
    const binding = bindingOf(dialect, name)
    if (binding?.event === type && !binding.capture && value) return { method: String(value), stops: binding.stops }
  }
  return null
}

export const isDisabled = (element: DrawnElement): boolean => [true, 'true'].includes(element.attributes.disabled as never)

/** How many handlers heard it. */
export function dispatch(around: { dialect: Dialect; realm: Realm }, element: DrawnElement, type: string, detail: Record<string, unknown> = {}): number {
  let heard = 0
  for (let current: DrawnElement | null = element; current; current = current.parent) {
    // A disabled button swallows the touch.
    if (type === 'tap' && current.name === 'button' && isDisabled(current)) return heard
    const handler = handlerOf(around.dialect, current, type)
    if (handler) {
      heard += 1
      current.receiver.receive(handler.method, around.realm.copy(eventOf(around.dialect, type, { target: element, current, detail })))
      if (handler.stops) return heard
    }
    if (!BUBBLING.has(type)) return heard
  }
  return heard
}

/** Whether a tap on this element reaches any handler. */
export function canTap(dialect: Dialect, element: DrawnElement): boolean {
  for (let current: DrawnElement | null = element; current; current = current.parent) {
    if (current.name === 'button' && isDisabled(current)) return false
    if (handlerOf(dialect, current, 'tap')) return true
  }
  return false
}
