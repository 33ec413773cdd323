/** Public replies as ready-made buffers: built once per change, not once per reader. */
import { createHash } from 'node:crypto'
import type { CitiesReply, HomeReply, ServicesReply } from '#contract/api/catalogue'
import type { PlatformName } from '#contract/api/shared'
import { themes } from '#contract/tile/identity'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import type { ReadyBody } from '../../http/public-read'
import { live, type Live, type LiveCity, type LiveTile } from './live'
import { pausedTiles } from './paused-tiles'
import { tileCard } from './tile-card'
import { tileReply } from './tile-reply'

const ETAG_CHARACTERS = 27

export function readyBody(value: unknown): ReadyBody {
  const body = Buffer.from(JSON.stringify(value))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, ETAG_CHARACTERS)}"` }
}

export const onChannel = (city: LiveCity, platform: PlatformName) => city.tiles.filter((tile) => tile.manifest.placement.channels.includes(platform))

export function citiesReply(now: Live): CitiesReply {
  return { cities: [...now.cities.values()].map(({ city }) => ({ code: city.code, name: city.name, appName: city.appName, brand: city.brand })) }
}

export function homeReply(city: LiveCity, platform: PlatformName, paused: Set<string>): HomeReply {
  const shown = onChannel(city, platform)
  const keys = new Set(shown.map((tile) => tile.key))
  const { code, name, appName, organiser, supervisionTelephone, searchExample, emblem, brand, lifeEvents, notices } = city.city
  return {
    city: { code, name, appName, organiser, supervisionTelephone, searchExample, emblem, brand },
    tiles: shown.filter((tile) => tile.manifest.placement.home).map((tile) => card(tile, paused)),
    // A life event must not lead to a service that this platform does not have.
    lifeEvents: lifeEvents.map((event) => ({ ...event, tiles: event.tiles.filter((tile) => keys.has(tile)) })).filter((event) => event.tiles.length > 0),
    notices,
  }
}

export function servicesReply(city: LiveCity, platform: PlatformName, paused: Set<string>): ServicesReply {
  const shown = onChannel(city, platform)
  const groups = themes.map((key) => ({ key, tiles: shown.filter((tile) => tile.manifest.identity.theme === key).map((tile) => card(tile, paused)) }))
  return { themes: groups.filter((group) => group.tiles.length > 0) }
}

const card = (tile: LiveTile, paused: Set<string>) => tileCard(tile.key, tile.manifest, paused.has(tile.key))

type Kind = 'home' | 'services' | `tile:${string}`
/** Buffers live as long as the catalogue they were made from. */
const ready = new WeakMap<Live, Map<string, ReadyBody>>()

export async function citiesBody(context: Context): Promise<ReadyBody> {
  const now = await live(context)
  return kept(now, 'cities', () => citiesReply(now))
}

export async function cityBody(context: Context, wanted: { city: string; platform: PlatformName; kind: Kind }): Promise<ReadyBody> {
  const { platform, kind } = wanted
  const now = await live(context)
  const city = now.cities.get(wanted.city)
  if (!city) throw fault('city-not-found')
  if (kind.startsWith('tile:')) {
    const tile = city.byKey.get(kind.slice('tile:'.length))
    if (!tile || !tile.manifest.placement.channels.includes(platform)) throw fault('tile-not-found')
    return kept(now, `${wanted.city} ${platform} ${kind}`, () => tileReply(tile, platform, (name) => context.connectors.title(wanted.city, name)))
  }
  const paused = pausedTiles(context, city)
  const make = kind === 'home' ? homeReply : servicesReply
  return kept(now, `${wanted.city} ${platform} ${kind} ${[...paused].join(' ')}`, () => make(city, platform, paused))
}

function kept(now: Live, key: string, make: () => unknown): ReadyBody {
  const bodies = ready.get(now) ?? new Map<string, ReadyBody>()
  ready.set(now, bodies)
  const known = bodies.get(key)
  if (known) return known
  const made = readyBody(make())
  bodies.set(key, made)
  return made
}
