import { createHash } from 'node:crypto'
import type { City } from '#contract/tile/city'
import type { Connector } from '#contract/tile/connector'
import type { Tile } from '#contract/tile/tile'
import type { Context } from '../../context'
import { canonicalJson, record } from '../audit'
import { addVersion, cityDigest, lastVersion, liveVersion, lockCatalogue, putCity, raiseGeneration, removeLive } from './catalogue.store'
import { refresh } from './live'

export interface TileToPublish {
  city: string
  tile: string
  manifest: Tile
  /** Author and reviewer are different people. */
  author: string
  reviewer: string
}
export type PublishOutcome = { kind: 'published'; version: number; digest: string } | { kind: 'unchanged'; version: number; digest: string }

/** SHA-256 of the canonical JSON: the same service has the same digest from test to production. */
export const digestOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')

export async function publishTile(context: Context, given: TileToPublish): Promise<PublishOutcome> {
  const { city, tile, manifest, author, reviewer } = given
  if (author === reviewer) throw new Error(`${city}/${tile}: author and reviewer are the same person`)
  const digest = digestOf(manifest)
  const outcome = await context.db.transaction(async (tx): Promise<PublishOutcome> => {
    await lockCatalogue(tx)
    const live = await liveVersion(tx, city, tile)
    if (live?.digest === digest) return { kind: 'unchanged', version: live.version, digest }
    await raiseGeneration(tx)
    const version = (await lastVersion(tx, city, tile)) + 1
    await addVersion(tx, { city, tile, version, digest, manifest, author, reviewer, now: context.clock.now() })
    await record(context, tx, { actor: `operator:${author}`, action: 'tile.published', subject: `tile:${city}/${tile}`, before: live?.digest, after: digest, reason: `reviewed by ${reviewer}` })
    return { kind: 'published', version, digest }
  })
  if (outcome.kind === 'published') await refresh(context)
  return outcome
}

/** Takes a tile off the shelf; versions and running stories stay. */
export async function withdrawTile(context: Context, given: { city: string; tile: string; author: string }): Promise<void> {
  const { city, tile, author } = given
  await context.db.transaction(async (tx) => {
    await lockCatalogue(tx)
    await lockCatalogue(tx)
    const live = await liveVersion(tx, city, tile)
    if (!live) return
    await raiseGeneration(tx)
    await removeLive(tx, city, tile)
    await record(context, tx, { actor: `operator:${author}`, action: 'tile.withdrawn', subject: `tile:${city}/${tile}`, before: live.digest })
  })
  await refresh(context)
}

export async function publishCity(context: Context, given: { city: City; connectors: Connector[]; sort: number; author: string }): Promise<void> {
  const digest = digestOf({ city: given.city, connectors: given.connectors, sort: given.sort })
  await context.db.transaction(async (tx) => {
    await lockCatalogue(tx)
    const before = await cityDigest(tx, given.city.code)
    if (before === digest) return
    await raiseGeneration(tx)
    await putCity(tx, { body: given.city, connectors: given.connectors, digest, sort: given.sort, now: context.clock.now() })
    await record(context, tx, { actor: `operator:${given.author}`, action: 'city.published', subject: `city:${given.city.code}`, before, after: digest })
  })
  await refresh(context)
}
