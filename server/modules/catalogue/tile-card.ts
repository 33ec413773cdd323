import type { Static } from '@sinclair/typebox'
import type { TileCard as TileCardSchema } from '#contract/api/catalogue'
import type { Tile } from '#contract/tile/tile'

export type TileCard = Static<typeof TileCardSchema>

/** Whether and when, as the guide promises it; nothing here that the guide does not say. */
function howLong({ guide, identity }: Tile): string {
  const { workingDays } = guide.promisedTime
  if (workingDays > 0) return `${workingDays} 个工作日`
  if (identity.verb === 'query') return '当场出结果'
  if (identity.verb === 'pay') return '手机上缴'
  return '当场办好'
}

/** "不用跑，当场出结果" or "跑 1 次，可约时间": short enough for one line of a list. */
export function tileLine(manifest: Tile): string {
  const { visits } = manifest.guide
  if (visits === 0) return `不用跑，${howLong(manifest)}`
  const canBook = manifest.flows.some((flow) => flow.kind === 'appointment')
  return `跑 ${visits} 次，${canBook ? '可约时间' : howLong(manifest)}`
}

export function tileCard(key: string, manifest: Tile, isPaused: boolean): TileCard {
  const { identity } = manifest
  return {
    key, shortName: identity.shortName, name: identity.name, icon: identity.icon, theme: identity.theme, verb: identity.verb,
    audience: identity.audience, department: identity.department.shortName, line: tileLine(manifest), ...(isPaused && { paused: true }),
  }
}
