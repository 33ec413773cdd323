/** What a city's server needs to use this sandbox, by the names of its environment. */
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bureauNames } from './bureaus'
import type { Keys } from './keys'

export interface Addresses {
  /** Base URL of the protocols, without a final slash. */
  api: string
  /** Ports, as text. */
  phones: { wechat: string; alipay: string }
}

export function credentials(keys: Keys, { api, phones }: Addresses): Record<string, string> {
  const bureauUrls = bureauNames.map((name) => [name, `${api}/bureaus/${name}`])
  return {
    ...keys.secretsOfCity,
    WECHAT_API_BASE: api,
    WECHAT_PAY_BASE: api,
    ALIPAY_GATEWAY: `${api}/gateway.do`,
    BUREAU_URLS: JSON.stringify(Object.fromEntries(bureauUrls)),
    SANDBOX_URL: api,
    SANDBOX_PHONES: JSON.stringify(phones),
  }
}

/** Readable by the owner only; never half a file, for the server may be reading. */
export function writeCredentials(dataDir: string, named: Record<string, string>): void {
  const file = join(dataDir, 'credentials.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(named, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
