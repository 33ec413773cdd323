/** Reads cities/ from disk and lets nothing through that the linter refuses: file, path and reason of every problem. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogueItem, City } from '#contract/tile/city'
import type { Connector } from '#contract/tile/connector'
import { lintCity, type CityFiles, type JsonFile, type Problem } from '#contract/tile/lint/lint-city'
import type { Tile } from '#contract/tile/tile'
import { connectorProblems } from '../../connectors/compile'

export interface CityFolder {
  city: City
  connectors: Connector[]
  items: CatalogueItem[]
  tiles: { key: string; manifest: Tile }[]
}
export type CitiesRead = { kind: 'ok'; cities: CityFolder[] } | { kind: 'broken'; problems: Problem[] }

/** All cities under a folder, by area code; one broken file anywhere breaks the whole. */
export function readCities(folder: string): CitiesRead {
  const broken: Problem[] = []
  const read = (file: string): JsonFile => readJson(folder, file, broken)
  const items = namesIn(join(folder, 'items'), '.json').map((name) => read(`items/${name}`))
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'items').map((entry) => entry.name).sort()
  const all = names.map((key) => filesOf(folder, key, { items, read }))
  if (broken.length) return { kind: 'broken', problems: broken }
  const problems = withoutRepeats(all.flatMap((files) => problemsOf(files)))
  return problems.length ? { kind: 'broken', problems } : { kind: 'ok', cities: all.map(understood).sort((one, other) => one.city.areaCode.localeCompare(other.city.areaCode)) }
}

/** "cities/yunpu/tiles/water-bill/tile.json /guide/visits: … (visits)". */
export const problemLine = ({ file, path, rule, reason }: Problem): string => `cities/${file} ${path}: ${reason}（${rule}）`

function filesOf(folder: string, key: string, given: { items: JsonFile[]; read(file: string): JsonFile }): CityFiles {
  const { items, read } = given
  const tileKeys = namesIn(join(folder, key, 'tiles'), '').filter((name) => existsSync(join(folder, key, 'tiles', name, 'tile.json')))
  return {
    key,
    items,
    city: read(`${key}/city.json`),
    connectors: namesIn(join(folder, key, 'connectors'), '.json').map((name) => read(`${key}/connectors/${name}`)),
    tiles: tileKeys.map((tile) => ({ key: tile, ...read(`${key}/tiles/${tile}/tile.json`) })),
  }
}

function problemsOf(files: CityFiles): Problem[] {
  const problems = lintCity(files)
  if (problems.length) return problems
  return files.connectors.flatMap(({ file, json }) => connectorProblems(json as Connector).map((problem) => ({ file, rule: 'connector-compiles', ...problem })))
}

function understood(files: CityFiles): CityFolder {
  return {
    city: files.city.json as City,
    connectors: files.connectors.map(({ json }) => json as Connector),
    items: files.items.map(({ json }) => json as CatalogueItem),
    tiles: files.tiles.map(({ key, json }) => ({ key, manifest: json as Tile })),
  }
}

function readJson(folder: string, file: string, broken: Problem[]): JsonFile {
  try {
    return { file, json: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    broken.push({ file, path: '/', rule: 'json', reason: missing ? '没有这个文件' : `不是 JSON：${(error as Error).message}` })
    return { file, json: undefined }
  }
}

function namesIn(folder: string, ending: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)).sort() : []
}

/** The basic catalogue is checked with every city; its problems are said once. */
function withoutRepeats(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.file}${problem.path}${problem.rule}`, problem])).values()]
}
