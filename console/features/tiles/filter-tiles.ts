import type { ConsoleTilesReply } from '#contract/api/console'

export type ConsoleTile = ConsoleTilesReply['tiles'][number]

export interface TileFilter {
  words: string
  city: string
  channel: string
  onlyProblems: boolean
}

/** A tile needs an eye when its bureau does not answer. */
export const hasProblem = (tile: ConsoleTile) => tile.bureau === 'down'

/** The rows to show, those with a problem first, then by city and name. */
export function filterTiles(tiles: ConsoleTile[], filter: TileFilter): ConsoleTile[] {
  const wanted = filter.words.trim().toLowerCase()
  return tiles
    .filter((tile) => !wanted || `${tile.name} ${tile.department} ${tile.tile}`.toLowerCase().includes(wanted))
    .filter((tile) => !filter.city || tile.city === filter.city)
    .filter((tile) => !filter.channel || tile.channels.includes(filter.channel))
    .filter((tile) => !filter.onlyProblems || hasProblem(tile))
    .sort((a, b) => Number(hasProblem(b)) - Number(hasProblem(a)) || a.city.localeCompare(b.city) || a.name.localeCompare(b.name, 'zh'))
}
