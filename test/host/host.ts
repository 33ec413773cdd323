/** A phone with one compiled mini-program in it. */
import path from 'node:path'
import { buildMy } from './apis/alipay'
import type { ApiContext } from './apis/call'
import { buildWx } from './apis/weapp'
import { type Device, openDevice } from './device'
import { type Dialect, dialects, type Target } from './dialect'
import { type HostLog, openLog, textOfError } from './host-log'
import { guardWith, type Surroundings } from './instance'
import { openLibrary } from './markup/document'
import { openPackage, type Package } from './package'
import { openPageStack, type PageStack } from './page-stack'
import { openRealm, type Realm } from './realm'

export interface HostOptions {
  target: Target
  /** The compiled package; dist/<target> of the project unless given. */
  dist?: string
  citizen: string
  serverUrl: string
  sandboxUrl: string
  appId: string
  /** The address built into the app. */
  appBase?: string
  /** A phone that has been used before keeps what it stored. */
  storage?: Map<string, string>
  fontScale?: number
  /** Page to open, else the first one. */
  open?: string
}

export interface Host {
  dialect: Dialect
  device: Device
  log: HostLog
  package: Package
  stack: PageStack
  realm: Realm
  surroundings: Surroundings
  /** The app goes to the background and comes back. */
  hide(): void
  show(): void
  close(): void
}

/** An API this host does not have is written down when the app looks for it. */
function watched(api: Record<string, unknown>, log: HostLog, expected: Set<string>): Record<string, unknown> {
  return new Proxy(api, {
    get(target, name, receiver) {
      if (typeof name === 'string' && !(name in target) && !expected.has(name)) log.unknown.push(name)
      return Reflect.get(target, name, receiver) as unknown
    },
  })
}

/** Names that Taro's runtime looks for and does without; not a call of the app. */
const OPTIONAL = new Set(['webpackJsonp', 'taroEventCenter', 'httpRequest', 'cloud', 'then', 'toJSON', '__taroAppConfig'])

function buildApi(context: ApiContext, dialect: Dialect, log: HostLog): Record<string, unknown> {
  const api = dialect.target === 'weapp' ? buildWx(context) : buildMy(context)
  api.canIUse = (name: string) => String(name).split('.')[0] in api
  return watched(api, log, OPTIONAL)
}

function watchRejections(log: HostLog): () => void {
  const listener = (error: unknown) => { log.errors.push(`unhandled rejection: ${textOfError(error)}`) }
  process.on('unhandledRejection', listener)
  return () => process.off('unhandledRejection', listener)
}

export function openHost(options: HostOptions): Host {
  const dialect = dialects[options.target]
  const log = openLog()
  const dist = options.dist ?? path.resolve(__dirname, '../../dist', options.target)
  const device = openDevice({ platform: dialect.platform, citizen: options.citizen, sandboxUrl: options.sandboxUrl, serverUrl: options.serverUrl, appBase: options.appBase ?? 'http://127.0.0.1:4000', appId: options.appId, log })
  if (options.storage) device.storage = options.storage
  device.fontScale = options.fontScale ?? 1
  const guard = guardWith(log)
  const place: { stack?: PageStack; app?: Record<string, unknown> } = {}
  const globals: Record<string, unknown> = {
    getApp: () => place.app,
    getCurrentPages: () => place.stack?.pages().map((page) => page.instance.self) ?? [],
    ...(dialect.target === 'alipay' ? { navigator: { userAgent: 'AlipayClient host', swuserAgent: '' } } : {}),
  }
  const realm = openRealm(log, globals)
  realm.globals[dialect.global] = buildApi({ device, realm, guard, stack: () => place.stack! }, dialect, log)
  const pack = openPackage(dist, realm)
  const surroundings: Surroundings = { package: pack, realm, library: openLibrary(dist, dialect), dialect, log, guard }
  place.stack = openPageStack(surroundings)
  const app = { ...pack.start() }
  place.app = app
  const stopWatching = watchRejections(log)
  const tellApp = (name: string, about: unknown) => guard(() => (app[name] as ((given: unknown) => unknown) | undefined)?.call(app, about))
  const first = options.open ?? `/${pack.app.pages[0]}`
  const launch = realm.copy({ path: first.split('?')[0].slice(1), query: {}, scene: dialect.target === 'weapp' ? 1001 : '1001' })
  tellApp('onLaunch', launch)
  tellApp('onShow', launch)
  const opened = place.stack.reLaunch(first)
  if (!opened.ok) throw new Error(opened.why)
  return {
    dialect, device, log, package: pack, stack: place.stack, realm, surroundings,
    hide: () => { guard(() => place.stack!.top().instance.call('onHide')); tellApp('onHide', undefined) },
    show: () => { tellApp('onShow', launch); guard(() => place.stack!.top().instance.call('onShow')) },
    close: () => { stopWatching(); realm.close() },
  }
}
