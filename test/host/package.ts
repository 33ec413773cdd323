/** The compiled package on disk: its module system, its app, page and component definitions, loaded as a container loads them. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Realm } from './realm'

export type Definition = Record<string, unknown>
export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[]; independent?: boolean }[]
  subpackages?: { root: string; pages: string[]; independent?: boolean }[]
  tabBar?: { list?: { pagePath: string; text?: string; iconPath?: string; selectedIconPath?: string }[]; items?: { pagePath: string; name?: string; icon?: string; activeIcon?: string }[]; custom?: boolean }
  usingComponents?: Record<string, string>
  window?: Record<string, unknown>
  lazyCodeLoading?: string
}
export interface PartJson { usingComponents?: Record<string, string>; navigationBarTitleText?: string; defaultTitle?: string }

export interface Package {
  readonly dist: string
  readonly app: AppJson
  readonly routes: string[]
  readonly tabs: { route: string; text: string }[]
  /** The definition App() was given. */
  start(): Definition
  page(route: string): Definition
  component(place: string): Definition
  json(place: string): PartJson
  /** Package roots whose code has been read so far; '' is the main package. */
  loadedRoots(): string[]
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T
const subPackagesOf = (app: AppJson) => app.subPackages ?? app.subpackages ?? []
const trimSlash = (root: string): string => root.replace(/\/$/, '')

export function routesOf(app: AppJson): string[] {
  return [...app.pages, ...subPackagesOf(app).flatMap(({ root, pages }) => pages.map((page) => `${trimSlash(root)}/${page}`))]
}

export function tabsOf(app: AppJson): { route: string; text: string }[] {
  const list = app.tabBar?.list?.map(({ pagePath, text }) => ({ route: pagePath, text: text ?? '' }))
  return list ?? app.tabBar?.items?.map(({ pagePath, name }) => ({ route: pagePath, text: name ?? '' })) ?? []
}

interface Register { loading: string; app: Definition | null; pages: Map<string, Definition>; components: Map<string, Definition> }

/** App(), Page(), Component() belong to the file that is being loaded. */
function registration(register: Register) {
  return {
    App: (definition: Definition) => { register.app = definition },
    Page: (definition: Definition) => { register.pages.set(register.loading, definition) },
    Component: (definition: Definition) => { register.components.set(register.loading, definition) },
    Behavior: (definition: Definition) => definition,
  }
}

function moduleLoader(dist: string, realm: Realm, register: Register) {
  const modules = new Map<string, { exports: unknown }>()
  return function load(place: string): unknown {
    const known = modules.get(place)
    if (known) return known.exports
    const file = path.join(dist, `${place}.js`)
    if (!existsSync(file)) throw new Error(`module '${place}.js' is not defined`)
    const module = { exports: {} as unknown }
    modules.set(place, module)
    const wrapped = realm.run(`(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`, `${path.basename(dist)}/${place}.js`) as (...args: unknown[]) => void
    const require_ = (target: string) => load(path.posix.join(path.posix.dirname(place), target.replace(/\.js$/, '')))
    const before = register.loading
    register.loading = place
    try {
      wrapped(require_, module, module.exports)
    } finally {
      register.loading = before
    }
    return module.exports
  }
}

export function openPackage(dist: string, realm: Realm): Package {
  const app = readJson<AppJson>(path.join(dist, 'app.json'))
  const register: Register = { loading: '', app: null, pages: new Map(), components: new Map() }
  Object.assign(realm.globals, registration(register))
  const load = moduleLoader(dist, realm, register)
  const roots = new Set<string>()
  const routes = routesOf(app)

  /** A sub-package's own shared code runs when the first of its pages opens, not before. */
  function loadWithPackage(place: string): void {
    const root = subPackagesOf(app).map(({ root: name }) => trimSlash(name)).find((name) => place.startsWith(`${name}/`)) ?? ''
    roots.add(root)
    load(place)
  }

  const definitionOf = (place: string, kind: 'pages' | 'components'): Definition => {
    loadWithPackage(place)
    const definition = register[kind].get(place) ?? (kind === 'pages' ? register.components.get(place) : undefined)
    if (!definition) throw new Error(`${place}.js calls no ${kind === 'pages' ? 'Page' : 'Component'}()`)
    return definition
  }

  return {
    dist, app, routes, tabs: tabsOf(app),
    start() {
      loadWithPackage('app')
      if (!register.app) throw new Error('app.js calls no App()')
      return register.app
    },
    page: (route) => {
      if (!routes.includes(route)) throw new Error(`page "${route}" is not found`)
      for (const place of Object.values(componentsOf(dist, route))) definitionOf(place, 'components')
      return definitionOf(route, 'pages')
    },
    component: (place) => definitionOf(place, 'components'),
    json: (place) => readJson<PartJson>(path.join(dist, `${place}.json`)),
    loadedRoots: () => [...roots],
  }
}

/** usingComponents of a page or component, as places in the package. */
export function componentsOf(dist: string, place: string): Record<string, string> {
  const file = path.join(dist, `${place}.json`)
  const using = existsSync(file) ? (readJson<PartJson>(file).usingComponents ?? {}) : {}
  return Object.fromEntries(
    Object.entries(using)
      .filter(([, target]) => !/^(plugin|dynamicLib):/.test(target))
      .map(([name, target]) => [name, target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(place), target)]),
  )
}
