/** The whole check of a city's folder. Pure: reading the folder is the caller's. */
import { CatalogueItem, City } from '../city'
import { Connector } from '../connector'
import { Tile } from '../tile'
import { cityRules } from './city-rules'
import { connectionRules } from './connection-rules'
import { guideRules } from './guide-rules'
import { identityRules } from './identity-rules'
import { inputRules } from './input-rules'
import { plainWordsRule } from './plain-words'
import type { Problem, TileRule, World } from './problem'
import { scheduleRules } from './schedule-rules'
import { schemaFindings } from './schema'
import type { TSchema } from '@sinclair/typebox'

export type { Finding, Problem, TileRule, World } from './problem'

export const tileRules: TileRule[] = [...identityRules, ...guideRules, ...inputRules, ...connectionRules, ...scheduleRules, plainWordsRule]

/** A parsed file and its place inside cities/. */
export interface JsonFile { file: string; json: unknown }
export interface CityFiles {
  /** Name of the folder, which is the city's code. */
  key: string
  city: JsonFile
  connectors: JsonFile[]
  tiles: (JsonFile & { key: string })[]
  items: JsonFile[]
}

/** Every problem of a city's files, in the order of the files; empty when it may be published. */
export function lintCity(files: CityFiles): Problem[] {
  const shapes = [
    ...files.items.flatMap((file) => shape(CatalogueItem, file)),
    ...shape(City, files.city),
    ...files.connectors.flatMap((file) => shape(Connector, file)),
  ]
  const tileShapes = files.tiles.map((file) => shape(Tile, file))
  if (shapes.length) return [...shapes, ...tileShapes.flat()]

  const world = worldOf(files, files.tiles.filter((_tile, i) => tileShapes[i].length === 0))
  const tileKeys = files.tiles.map((tile) => tile.key)
  return [
    ...nameProblems(files),
    ...cityRules.flatMap((rule) => rule.check(world.city, tileKeys).map((finding) => ({ file: files.city.file, rule: rule.id, ...finding }))),
    ...files.tiles.flatMap((tile, i) => (tileShapes[i].length ? tileShapes[i] : lintTile(tile, world))),
  ]
}

/** Every rule on one tile whose shape is right. */
export function lintTile({ file, json }: JsonFile, world: World): Problem[] {
  return tileRules.flatMap((rule) => rule.check(json as Tile, world).map((finding) => ({ file, rule: rule.id, ...finding })))
}

export function worldOf(files: CityFiles, tiles: JsonFile[] = files.tiles): World {
  const items = files.items.map(({ json }) => json as CatalogueItem)
  const connectors = files.connectors.map(({ json }) => json as Connector)
  return {
    city: files.city.json as City,
    items: new Map(items.map((item) => [item.basicCode, item])),
    connectors: new Map(connectors.map((connector) => [connector.name, connector])),
    givers: new Map(tiles.flatMap(({ json }) => ((json as Tile).guide.result ? [[(json as Tile).guide.result?.name ?? '', json as Tile]] : []))),
  }
}

function shape(schema: TSchema, { file, json }: JsonFile): Problem[] {
  return schemaFindings(schema, json).map((finding) => ({ file, rule: 'schema', ...finding }))
}

/** Files are found by their names, so the names inside must agree. */
function nameProblems(files: CityFiles): Problem[] {
  const check = ({ file }: JsonFile, path: string, wanted: string, found: string): Problem[] =>
    wanted === found ? [] : [{ file, path, rule: 'file-name', reason: `文件名说是 ${wanted}，里面写的是 ${found}` }]
  const baseName = (file: string) => file.slice(file.lastIndexOf('/') + 1, -'.json'.length)
  return [
    ...check(files.city, '/code', files.key, (files.city.json as City).code),
    ...files.connectors.flatMap((file) => check(file, '/name', baseName(file.file), (file.json as Connector).name)),
    ...files.items.flatMap((file) => check(file, '/basicCode', baseName(file.file), (file.json as CatalogueItem).basicCode)),
  ]
}
