import type { PlatformName } from '#contract/api/shared'
import type { Sql } from '../../db/database'
import { accountRows } from './identity.store'

/** On which platforms a citizen can be reached, and under which openid or open_id. */
export async function accountsOf(sql: Sql, citizenId: string): Promise<{ platform: PlatformName; platformUserId: string }[]> {
  const rows = await accountRows(sql, citizenId)
  return rows.map((row) => ({ platform: row.platform, platformUserId: row.platform_user_id }))
}
