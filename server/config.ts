/** The only reader of the server's environment. Refuses to start half-configured, and in production with anything of the sandbox. */
import { join } from 'node:path'
import { gatewaySettings, type GatewaySettings } from './platforms/settings'
import { personalDataKey } from './personal-data-key'
import { productionProblems } from './production-problems'

export interface Config extends GatewaySettings {
  production: boolean
  host: string
  port: number
  /** Where the platforms reach us with notices; no slash at the end. */
  publicUrl: string
  dataDir: string
  /** PostgreSQL when url is set, else PGlite in dir, else PGlite in memory. */
  database: { url?: string; dir?: string }
  personalDataKey: Buffer
  /** Base URL of each bureau by "city/connector"; a bureau that is not here cannot be called. */
  bureauUrls: Record<string, string>
  /** Set only beside the sandbox, never in production. */
  sandbox?: { url: string; phonePorts: { wechat: number; alipay: number } }
  /** True behind a proxy of our own that sets X-Forwarded-For. */
  trustProxy: boolean
  /** Folder of cities to publish at start. */
  citiesDir: string
  /** silent, error, warn, info or debug. */
  logLevel: string
  /** Folder of the built console. */
  consoleDir: string
}

export type Environment = Record<string, string | undefined>

/** Every fault of the environment in one go, one line each. */
export class ConfigFault extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigFault'
  }
}

const GATEWAY_NAMES = [
  'WECHAT_API_BASE', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_PAY_BASE', 'WECHAT_PAY_MERCHANT_ID', 'WECHAT_PAY_MERCHANT_SERIAL',
  'WECHAT_PAY_MERCHANT_PRIVATE_KEY', 'WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY', 'WECHAT_PAY_API_V3_KEY',
  'ALIPAY_GATEWAY', 'ALIPAY_APP_ID', 'ALIPAY_SELLER_ID', 'ALIPAY_APP_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY', 'BUREAU_URLS',
]

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug']

export function readConfig(env: Environment = process.env, root = process.cwd()): Config {
  const problems: string[] = []
  const production = env.NODE_ENV === 'production'
  for (const name of GATEWAY_NAMES) if (!env[name]) problems.push(`${name} is not set`)
  if (production && !env.DATABASE_URL) problems.push('DATABASE_URL is not set: production runs on PostgreSQL')
  if (env.DATABASE_URL && !/^postgres(ql)?:\/\//.test(env.DATABASE_URL)) problems.push('DATABASE_URL must begin with postgres://')
  if (production) problems.push(...productionProblems(env))
  const port = portNumber(env.PORT ?? '4000', 'PORT', problems)
  const bureauUrls = bureaus(env.BUREAU_URLS, problems)
  const sandbox = sandboxOf(env, problems)
  const logLevel = env.LOG_LEVEL ?? 'info'
  if (!LOG_LEVELS.includes(logLevel)) problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`)
  const dataDir = env.DATA_DIR ?? join(root, '.data')
  const personalKey = keyOrProblem(env.PERSONAL_DATA_KEY, production ? undefined : dataDir, problems)
  if (problems.length > 0 || !personalKey) throw new ConfigFault(problems)
  const host = env.HOST ?? '127.0.0.1'
  return {
    ...gatewaySettings(env), production, host, port, dataDir, bureauUrls, sandbox,
    publicUrl: (env.PUBLIC_URL ?? `http://127.0.0.1:${port}`).replace(/\/+$/, ''),
    database: env.DATABASE_URL ? { url: env.DATABASE_URL } : { dir: join(dataDir, 'db') },
    personalDataKey: personalKey,
    logLevel,
    trustProxy: env.TRUST_PROXY === 'true',
    citiesDir: env.CITIES_DIR || join(root, 'cities'),
    consoleDir: join(root, 'dist', 'console'),
  }
}

/** A start that is refused anyway makes no key of its own. */
function keyOrProblem(given: string | undefined, keysDir: string | undefined, problems: string[]): Buffer | null {
  if (!given && keysDir && problems.length > 0) return null
  const key = personalDataKey(given, keysDir)
  if (key.kind === 'key') return key.key
  problems.push(key.why)
  return null
}

export function portNumber(text: string, name: string, problems: string[]): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) problems.push(`${name} must be a port number, not "${text}"`)
  return port
}

function bureaus(text: string | undefined, problems: string[]): Record<string, string> {
  if (!text) return {}
  try {
    const urls = JSON.parse(text) as Record<string, unknown>
    for (const [name, url] of Object.entries(urls)) {
      if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(name) || typeof url !== 'string' || !/^https?:\/\//.test(url)) problems.push(`BUREAU_URLS: "${name}" needs the form "city/bureau": "http(s)://…"`)
    }
    return urls as Record<string, string>
  } catch {
    problems.push('BUREAU_URLS is not JSON')
    return {}
  }
}

function sandboxOf(env: Environment, problems: string[]): Config['sandbox'] {
  if (!env.SANDBOX_URL) return undefined
  try {
    const phones = JSON.parse(env.SANDBOX_PHONES ?? '{}') as Record<string, string>
    const port = (platform: string) => portNumber(phones[platform] ?? '', `SANDBOX_PHONES.${platform}`, problems)
    return { url: env.SANDBOX_URL.replace(/\/+$/, ''), phonePorts: { wechat: port('wechat'), alipay: port('alipay') } }
  } catch {
    problems.push('SANDBOX_PHONES is not JSON')
    return undefined
  }
}
