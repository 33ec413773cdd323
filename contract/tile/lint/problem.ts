/** What the linter says: where, which rule, and in Chinese what to do about it. */
import type { City, CatalogueItem } from '../city'
import type { Connector } from '../connector'
import type { Tile } from '../tile'

export interface Problem {
  /** Path inside cities/, e.g. "yunpu/tiles/water-bill/tile.json". */
  file: string
  /** JSON pointer into the file. */
  path: string
  rule: string
  reason: string
}
export type Finding = Pick<Problem, 'path' | 'reason'>

/** Everything around a tile that a rule may compare it with. */
export interface World {
  city: City
  connectors: Map<string, Connector>
  /** The basic catalogue by basic code. */
  items: Map<string, CatalogueItem>
  /** Services by the name of what they give: 结婚证, 不动产权证书. */
  givers: Map<string, Tile>
}
export interface TileRule {
  id: string
  check(tile: Tile, world: World): Finding[]
}

export const when = (wrong: boolean, path: string, reason: string): Finding[] => (wrong ? [{ path, reason }] : [])

/** Values that stand more than once, with the place of the second. */
export function repeated(values: string[]): { value: string; index: number }[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [{ value, index }] : []))
}
