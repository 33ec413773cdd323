/** A living page or component: its data, its methods, and how it is drawn. */
import type { Dialect } from './dialect'
import type { HostLog } from './host-log'
import { textOfError } from './host-log'
import { draw, type DrawComponent } from './markup/draw'
import type { Library } from './markup/document'
import { type Drawn, type DrawnElement, isInsideHidden, type Receiver } from './markup/drawn'
import { hiddenClasses } from './markup/hidden-classes'
import { componentsOf, type Definition, type Package } from './package'
import type { Realm } from './realm'
import { mergeData } from './set-data'

export interface Surroundings { package: Package; realm: Realm; library: Library; dialect: Dialect; log: HostLog; guard(work: () => unknown): void }

export interface Instance extends Receiver {
  self: Record<string, unknown>
  place: string
  data: Record<string, unknown>
  /** The element that stands for a component in its page. */
  host: DrawnElement | null
  drawn(): Drawn[]
  call(method: string, ...args: unknown[]): unknown
  /** Grows with each setData. */
  version(): number
  /** Forgets the components inside. */
  close(): void
}

type Methods = Record<string, (...args: unknown[]) => unknown>

function methodsOf(definition: Definition): Methods {
  const own = Object.entries({ ...definition, ...(definition.methods as object | undefined) })
  return Object.fromEntries(own.filter(([, value]) => typeof value === 'function')) as Methods
}

function attachSetData(around: Surroundings, instance: { self: Record<string, unknown>; data: Record<string, unknown>; changed(): void }, place: string): void {
  const { log, realm } = around
  const setData = (change: Record<string, unknown>, done?: () => void) => {
    const text = JSON.stringify(change)
    log.setData.push({ page: place, bytes: Buffer.byteLength(text), at: Date.now() })
    mergeData(instance.data, realm.copy(change))
    instance.changed()
    // The view confirms in a later turn, never inside the call.
    if (done) setTimeout(() => around.guard(() => done.call(instance.self)), 0)
  }
  Object.assign(instance.self, { setData, $spliceData: undefined })
}

/** Components of the package that this instance has drawn, by where they stand. */
function innerComponents(around: Surroundings, owner: string, styled: string): { drawComponent: DrawComponent; close(): void } {
  const using = { ...appComponents(around.package), ...componentsOf(around.package.dist, owner) }
  const living = new Map<string, Instance>()
  const drawComponent: DrawComponent = ({ name, key, attributes, host }) => {
    const place = using[name]
    if (!place) return null
    const known = living.get(key) ?? openComponent(around, place, styled)
    living.set(key, known)
    const names = Object.keys((around.package.component(place).properties ?? around.package.component(place).props ?? {}) as object)
    for (const property of names) if (property in attributes) known.data[property] = attributes[property]
    Object.assign(known.self, { props: attributes, properties: known.data })
    known.host = host
    const drawn = known.drawn()
    for (const node of drawn) node.parent = host
    return drawn
  }
  return { drawComponent, close: () => living.forEach((instance) => instance.close()) }
}

const appComponents = (pack: Package): Record<string, string> =>
  Object.fromEntries(Object.entries(pack.app.usingComponents ?? {}).map(([name, target]) => [name, target.replace(/^\.?\//, '')]))

/** Taro's components let the page's styles through (addGlobalClass). */
function openComponent(around: Surroundings, place: string, styled: string): Instance {
  const definition = around.package.component(place)
  const defaults = Object.entries((definition.properties ?? {}) as Record<string, { value?: unknown } | null>).map(([name, property]) => [name, property?.value])
  const instance = openInstance(around, place, { ...definition, data: { ...Object.fromEntries(defaults), ...(definition.data as object) } }, styled)
  const lifetimes = (definition.lifetimes ?? definition) as Definition
  for (const name of ['created', 'attached', 'onInit', 'didMount']) {
    if (typeof lifetimes[name] === 'function') around.guard(() => (lifetimes[name] as () => void).call(instance.self))
  }
  return instance
}

export function openInstance(around: Surroundings, place: string, definition: Definition, styled = place): Instance {
  const methods = methodsOf(definition)
  const data = around.realm.copy((definition.data ?? {}) as Record<string, unknown>)
  const self: Record<string, unknown> = { ...definition, ...methods, data }
  let version = 0
  let shown: { version: number; drawn: Drawn[] } | null = null
  const inner = innerComponents(around, place, styled)
  const styles = hiddenClasses(around.package.dist, styled, around.dialect.style)
  const instance: Instance = {
    self, place, data, host: null,
    call: (method, ...args) => (typeof self[method] === 'function' ? (self[method] as (...given: unknown[]) => unknown).apply(self, args) : undefined),
    receive(method, event) {
      if (typeof self[method] !== 'function') around.log.errors.push(`${place} has no method "${method}" that its template names`)
      else around.guard(() => instance.call(method, event))
    },
    version: () => version,
    drawn() {
      // A component's inputs come from outside, so only a page may keep its drawing.
      if (shown?.version === version && around.package.routes.includes(place)) return shown.drawn
      const file = `${place}.${around.dialect.markup}`
      const job = { library: around.library, dialect: around.dialect, receiver: instance, component: inner.drawComponent, hiddenClasses: styles, hole: (what: string) => { if (!isInsideHidden(instance.host)) around.log.errors.push(what) } }
      const drawn = draw(job, file, data)
      shown = { version, drawn }
      return drawn
    },
    close: inner.close,
  }
  attachSetData(around, { self, data, changed: () => { version += 1 } }, place)
  return instance
}

export function guardWith(log: HostLog): (work: () => unknown) => void {
  return (work) => {
    try {
      const outcome = work()
      if (outcome && typeof (outcome as Promise<unknown>).then === 'function') (outcome as Promise<unknown>).then(undefined, (error) => log.errors.push(textOfError(error)))
    } catch (error) {
      log.errors.push(textOfError(error))
    }
  }
}
