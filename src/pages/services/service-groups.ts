/** The catalogue as the services page shows it: one group a theme or a department, inside it by verb. */
import type { ServicesReply, TileCard } from '#contract/api/catalogue'
import { servicesWords } from '../../words/services'
import { themeName, verbOrder, verbWords } from '../../words/themes'

export type Audience = 'person' | 'organisation'
export type Order = 'theme' | 'department'

export interface ServiceGroup { key: string; name: string; tiles: TileCard[] }
export interface VerbGroup { verb: string; name: string; tiles: TileCard[] }

function byDepartment(tiles: TileCard[]): ServiceGroup[] {
  const groups = new Map<string, TileCard[]>()
  for (const tile of tiles) groups.set(tile.department, [...(groups.get(tile.department) ?? []), tile])
  return [...groups].map(([name, inside]) => ({ key: name, name, tiles: inside }))
}

/** Beyond this many a list of everything helps nobody, and sections must stay small nodes. */
const MOST_TOGETHER = 40

/** Everything first while that is a short list. */
function withEverything(groups: ServiceGroup[]): ServiceGroup[] {
  const tiles = groups.flatMap((group) => group.tiles)
  return groups.length > 1 && tiles.length <= MOST_TOGETHER ? [{ key: 'everything', name: servicesWords.everything, tiles }, ...groups] : groups
}

export function serviceGroups(reply: ServicesReply, audience: Audience, order: Order): ServiceGroup[] {
  const themes = reply.themes.map(({ key, tiles }) => ({ key, name: themeName(key), tiles: tiles.filter((tile) => tile.audience.includes(audience)) }))
  const groups = order === 'theme' ? themes : byDepartment(themes.flatMap(({ tiles }) => tiles))
  return withEverything(groups.filter(({ tiles }) => tiles.length > 0))
}

export function verbGroups(tiles: TileCard[]): VerbGroup[] {
  return verbOrder.map((verb) => ({ verb, name: verbWords[verb], tiles: tiles.filter((tile) => tile.verb === verb) })).filter((group) => group.tiles.length > 0)
}
