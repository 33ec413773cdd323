/** Publishes the folder of cities through the same use cases that operators use; what did not change is left alone. */
import type { Context } from '../context'
import { live, problemLine, publishCity, publishTile, readCities, withdrawTile, type CityFolder } from '../modules/catalogue'
import { makeOperator } from '../modules/identity'

const AUTHOR = '城市文件夹'
const REVIEWER = '清单检查'

/** The console's demo accounts; made only where the sandbox may be, never in production. */
const DEMO_OPERATORS = [
  { name: 'operator', displayName: '示例操作员', role: 'author', password: 'operator-demo' },
  { name: 'reviewer', displayName: '示例审核员', role: 'reviewer', password: 'reviewer-demo' },
]

/** Every fault of the folder, one line each with file, path and reason; nothing is published while there is one. */
export class BrokenCities extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('\n'))
    this.name = 'BrokenCities'
  }
}

export function citiesToPublish(folder: string): CityFolder[] {
  const read = readCities(folder)
  if (read.kind === 'broken') throw new BrokenCities(read.problems.map(problemLine))
  return read.cities
}

export interface SeedCount {
  cities: number
  tiles: number
  published: number
}

export async function seed(context: Context, cities: CityFolder[]): Promise<SeedCount> {
  const count: SeedCount = { cities: 0, tiles: 0, published: 0 }
  for (const city of cities) await seedCity(context, city, count)
  if (!context.config.production) for (const operator of DEMO_OPERATORS) await makeOperator(context, operator)
  return count
}

async function seedCity(context: Context, { city, connectors, tiles }: CityFolder, count: SeedCount): Promise<void> {
  await publishCity(context, { city, connectors, sort: Number(city.areaCode), author: AUTHOR })
  count.cities += 1
  for (const { key, manifest } of tiles) {
    const outcome = await publishTile(context, { city: city.code, tile: key, manifest, author: AUTHOR, reviewer: REVIEWER })
    count.tiles += 1
    if (outcome.kind === 'published') count.published += 1
  }
  const kept = new Set(tiles.map((tile) => tile.key))
  for (const tile of (await live(context)).cities.get(city.code)?.tiles ?? []) {
    // What operators published by hand is theirs; only what came from the folder goes with it.
    if (!kept.has(tile.key) && tile.publishedBy === AUTHOR) await withdrawTile(context, { city: city.code, tile: tile.key, author: AUTHOR })
  }
}
