/** What is live, in memory: read on every request, renewed on publish and, for other processes' publishing, every quarter second. */
import type { PlatformName } from '#contract/api/shared'
import type { City } from '#contract/tile/city'
import type { MessageEvent, Tile } from '#contract/tile/tile'
import type { Context } from '../../context'
import type { Database } from '../../db/database'
import { fault } from '../../http/fault'
import { cityRows, generationOf, liveRows, manifestOf } from './catalogue.store'

export interface LiveTile {
  city: City
  key: string
  version: number
  digest: string
  manifest: Tile
  publishedBy: string
  publishedAt: Date
}
export interface LiveCity {
  city: City
  /** In the order of placement.sort. */
  tiles: LiveTile[]
  byKey: Map<string, LiveTile>
}
export interface Live {
  generation: number
  cities: Map<string, LiveCity>
}
type PublishListener = (live: Live) => void | Promise<void>

interface Shelf {
  live?: Live
  loading?: Promise<Live>
  checkedAt: number
  listeners: PublishListener[]
  pinned: Map<string, Tile>
}

const CHECK_EVERY_MS = 250
const shelves = new WeakMap<Database, Shelf>()

function shelfOf(context: Context): Shelf {
  const known = shelves.get(context.db)
  if (known) return known
  const made: Shelf = { checkedAt: 0, listeners: [], pinned: new Map() }
  shelves.set(context.db, made)
  return made
}

/** The live catalogue; at most a quarter second behind another process, never behind this one. */
export async function live(context: Context): Promise<Live> {
  const shelf = shelfOf(context)
  if (!shelf.live) return shelf.loading ?? refresh(context)
  // The age is real time, not the domain's clock: it is about other processes, not about deadlines.
  if (performance.now() - shelf.checkedAt > CHECK_EVERY_MS) {
    shelf.checkedAt = performance.now()
    void check(context, shelf)
  }
  return shelf.live
}

async function check(context: Context, shelf: Shelf): Promise<void> {
  try {
    if ((await generationOf(context.db)) !== shelf.live?.generation) await refresh(context)
  } catch (cause) {
    context.log.warn({ err: cause }, 'the catalogue could not be checked; the last one stays')
  }
}

export async function refresh(context: Context): Promise<Live> {
  const shelf = shelfOf(context)
  const loading = load(context)
  shelf.loading = loading
  const loaded = await loading.finally(() => (shelf.loading = undefined))
  if (!shelf.live || loaded.generation >= shelf.live.generation) shelf.live = loaded
  shelf.checkedAt = performance.now()
  for (const listener of shelf.listeners) await listener(loaded)
  return loaded
}

async function load(context: Context): Promise<Live> {
  // Generation first: a publish in between only makes the next check load once more.
  const generation = await generationOf(context.db)
  const [cities, tiles] = [await cityRows(context.db), await liveRows(context.db)]
  const byCity = new Map<string, LiveCity>(cities.map((row) => [row.code, { city: row.body, tiles: [], byKey: new Map() }]))
  tiles.sort((a, b) => a.body.placement.sort - b.body.placement.sort || (a.tile < b.tile ? -1 : 1))
  for (const row of tiles) {
    const home = byCity.get(row.city)
    if (!home) continue
    const tile = { city: home.city, key: row.tile, version: row.version, digest: row.digest, manifest: row.body, publishedBy: row.author, publishedAt: row.published_at }
    home.tiles.push(tile)
    home.byKey.set(row.tile, tile)
  }
  return { generation, cities: byCity }
}

/** Called after each change of the catalogue that this process sees, and never before the change is readable. */
export function onPublished(context: Context, listener: PublishListener): void {
  shelfOf(context).listeners.push(listener)
}

export async function liveCity(context: Context, city: string): Promise<LiveCity> {
  const found = (await live(context)).cities.get(city)
  if (!found) throw fault('city-not-found')
  return found
}

export async function liveTile(context: Context, city: string, tile: string): Promise<LiveTile> {
  const found = (await liveCity(context, city)).byKey.get(tile)
  if (!found) throw fault('tile-not-found')
  return found
}

/** The manifest that a running story is pinned to, also when it is no longer live. */
export async function tileVersion(context: Context, digest: string): Promise<Tile> {
  const { pinned } = shelfOf(context)
  const known = pinned.get(digest)
  if (known) return known
  const body = await manifestOf(context.db, digest)
  if (!body) throw fault('tile-not-found')
  pinned.set(digest, body)
  return body
}

/** The platform's template id for an event in a city; undefined when the city has none. */
export async function templateId(context: Context, wanted: { city: string; event: MessageEvent; platform: PlatformName }): Promise<string | undefined> {
  const { city } = await liveCity(context, wanted.city)
  return city.templates.find((each) => each.event === wanted.event)?.[wanted.platform]
}
