import type { Tile } from '#contract/tile/tile'
import type { Context } from '../../context'
import type { LiveCity } from './live'

const connectorsOf = (manifest: Tile) => manifest.flows.flatMap((flow) => ('connector' in flow ? [flow.connector.name] : []))

/** "none" for a tile that asks no bureau. */
export function bureauState(context: Context, city: string, manifest: Tile): 'up' | 'down' | 'none' {
  const names = connectorsOf(manifest)
  if (names.length === 0) return 'none'
  return names.some((name) => context.connectors.health(city, name) === 'down') ? 'down' : 'up'
}

/** Tiles whose bureau does not answer now; they stay on the page with the word 暂停. */
export function pausedTiles(context: Context, city: LiveCity): Set<string> {
  return new Set(city.tiles.filter((tile) => bureauState(context, city.city.code, tile.manifest) === 'down').map((tile) => tile.key))
}
