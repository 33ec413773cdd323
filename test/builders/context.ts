/** A context for tests: PGlite in memory with all migrations, a clock that moves when told, real seed when asked for. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { buildContext } from '../../server/build-context'
import type { Config } from '../../server/config'
import type { Clock, Context, Logger } from '../../server/context'
import type { Connectors } from '../../server/connectors/connector'
import { openDatabase, type Database } from '../../server/db/database'
import type { Gateways } from '../../server/platforms/gateway'
import { gatewaySettings } from '../../server/platforms/settings'

export interface MovingClock extends Clock {
  advance(ms: number): void
  set(instant: string | Date): void
}

/** A Tuesday morning in Beijing, with working days around it. */
const A_TUESDAY = '2026-11-24T01:00:00.000Z'

export function aClock(at: string = A_TUESDAY): MovingClock {
  let now = new Date(at).getTime()
  return {
    now: () => new Date(now),
    advance: (ms) => void (now += ms),
    set: (instant) => void (now = new Date(instant).getTime()),
  }
}

export const silentLog: Logger = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }

/** Anything asked of it fails loudly: a test that needs a platform or a bureau passes one in. */
function absent<T extends object>(what: string, given: Partial<T> = {}): T {
  return new Proxy(given as T, {
    get(target, name) {
      if (name in target) return target[name as keyof T]
      if (name === 'then') return undefined
      return () => { throw new Error(`this test has no ${what} (${String(name)} was called)`) }
    },
  })
}

export function aConfig(over: Partial<Config> = {}): Config {
  const root = join(__dirname, '..', '..')
  return {
    ...gatewaySettings({}), production: false, host: '127.0.0.1', port: 4140, publicUrl: 'http://127.0.0.1:4140', dataDir: join(root, '.data', 'none'),
    database: {}, personalDataKey: randomBytes(32), bureauUrls: {}, trustProxy: false, logLevel: 'silent', citiesDir: join(root, 'cities'), consoleDir: join(root, 'dist', 'console'), ...over,
  }
}

export interface ContextOptions {
  config?: Partial<Config>
  db?: Database
  clock?: MovingClock
  gateways?: Partial<Gateways>
  connectors?: Partial<Connectors>
  log?: Logger
}
export type TestContext = Context & { clock: MovingClock }

export async function aContext(options: ContextOptions = {}): Promise<TestContext> {
  const clock = options.clock ?? aClock()
  const context = buildContext({
    config: aConfig(options.config),
    db: options.db ?? (await openDatabase({})),
    log: options.log ?? silentLog,
    gateways: { wechat: options.gateways?.wechat ?? absent('WeChat gateway'), alipay: options.gateways?.alipay ?? absent('Alipay gateway') },
    connectors: absent<Connectors>('bureau', { health: () => 'up', title: (_city, name) => name, close: async () => {}, ...options.connectors }),
    clock,
  })
  return { ...context, clock }
}

