import type { City } from '#contract/tile/city'
import type { Connector } from '#contract/tile/connector'
import type { Tile } from '#contract/tile/tile'
import type { Sql } from '../../db/database'

export interface LiveRow {
  city: string
  tile: string
  version: number
  digest: string
  body: Tile
  author: string
  published_at: Date
}
export interface CityRow {
  code: string
  digest: string
  body: City
  connectors: Connector[]
}

export function liveRows(sql: Sql): Promise<LiveRow[]> {
  return sql.query(
    `select v.city, v.tile, v.version, v.digest, v.author, v.published_at, m.body
     from live_tiles l join tile_versions v on (v.city, v.tile, v.version) = (l.city, l.tile, l.version)
     join manifests m on m.digest = v.digest`,
  )
}

export function cityRows(sql: Sql): Promise<CityRow[]> {
  return sql.query('select code, digest, body, connectors from cities order by sort, code')
}

export async function generationOf(sql: Sql): Promise<number> {
  return (await sql.query<{ generation: number }>('select generation from catalogue_generation'))[0].generation
}

/** One publisher at a time until the end of the transaction: what is compared stays true, versions are counted without gaps. */
export async function lockCatalogue(tx: Sql): Promise<void> {
  await tx.query('select generation from catalogue_generation for update')
}

export async function raiseGeneration(tx: Sql): Promise<void> {
  await tx.query('update catalogue_generation set generation = generation + 1')
}

export async function manifestOf(sql: Sql, digest: string): Promise<Tile | undefined> {
  return (await sql.query<{ body: Tile }>('select body from manifests where digest = $1', [digest]))[0]?.body
}

export async function liveVersion(tx: Sql, city: string, tile: string): Promise<{ version: number; digest: string } | undefined> {
  const rows = await tx.query<{ version: number; digest: string }>(
    'select v.version, v.digest from live_tiles l join tile_versions v on (v.city, v.tile, v.version) = (l.city, l.tile, l.version) where l.city = $1 and l.tile = $2',
    [city, tile],
  )
  return rows[0]
}

export async function lastVersion(tx: Sql, city: string, tile: string): Promise<number> {
  return (await tx.query<{ last: number }>('select coalesce(max(version), 0)::int as last from tile_versions where city = $1 and tile = $2', [city, tile]))[0].last
}

interface NewVersion { city: string; tile: string; version: number; digest: string; manifest: Tile; author: string; reviewer: string; now: Date }

export async function addVersion(tx: Sql, v: NewVersion): Promise<void> {
  await tx.query('insert into manifests (digest, body, created_at) values ($1, $2::jsonb, $3) on conflict do nothing', [v.digest, JSON.stringify(v.manifest), v.now])
  await tx.query('insert into tile_versions (city, tile, version, digest, author, reviewer, published_at) values ($1, $2, $3, $4, $5, $6, $7)', [
    v.city, v.tile, v.version, v.digest, v.author, v.reviewer, v.now,
  ])
  await tx.query(
    'insert into live_tiles (city, tile, version) values ($1, $2, $3) on conflict (city, tile) do update set version = excluded.version',
    [v.city, v.tile, v.version],
  )
}

export async function removeLive(tx: Sql, city: string, tile: string): Promise<void> {
  await tx.query('delete from live_tiles where city = $1 and tile = $2', [city, tile])
}

export async function cityDigest(tx: Sql, code: string): Promise<string | undefined> {
  return (await tx.query<{ digest: string }>('select digest from cities where code = $1', [code]))[0]?.digest
}

export async function putCity(tx: Sql, city: { body: City; connectors: Connector[]; digest: string; sort: number; now: Date }): Promise<void> {
  await tx.query(
    `insert into cities (code, digest, body, connectors, sort, published_at) values ($1, $2, $3::jsonb, $4::jsonb, $5, $6)
     on conflict (code) do update set digest = excluded.digest, body = excluded.body, connectors = excluded.connectors, sort = excluded.sort, published_at = excluded.published_at`,
    [city.body.code, city.digest, JSON.stringify(city.body), JSON.stringify(city.connectors), city.sort, city.now],
  )
}
