/** Reads what the cities publish as files: cities/<city>/{city.json,connectors/*.json,tiles/<key>/tile.json} and cities/items/*.json. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A file as it was found; whether it is right is the linter's to say. */
export interface ReadFile {
  /** Path from the folder of cities, with slashes: "yunpu/tiles/water-bill/tile.json". */
  file: string
  content: unknown
}
export interface CityFolder {
  code: string
  city: ReadFile
  connectors: ReadFile[]
  tiles: (ReadFile & { key: string })[]
}
export interface CitiesFolder {
  cities: CityFolder[]
  items: ReadFile[]
}

/** A file that cannot be read as JSON; said with file, path and reason like any other fault of a manifest. */
export class UnreadableFile extends Error {
  constructor(readonly file: string, readonly reason: string) {
    super(`${file}: ${reason}`)
    this.name = 'UnreadableFile'
  }
}

export function readCitiesFolder(dir: string): CitiesFolder {
  const codes = folders(dir).filter((name) => existsSync(join(dir, name, 'city.json')))
  return { cities: codes.map((code) => readCity(dir, code)), items: jsonFiles(dir, join(dir, 'items')) }
}

function readCity(dir: string, code: string): CityFolder {
  const home = join(dir, code)
  const tiles = folders(join(home, 'tiles')).map((key) => ({ key, ...read(dir, join(home, 'tiles', key, 'tile.json')) }))
  return { code, city: read(dir, join(home, 'city.json')), connectors: jsonFiles(dir, join(home, 'connectors')), tiles }
}

const folders = (dir: string) => (existsSync(dir) ? readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort() : [])

const jsonFiles = (root: string, dir: string) =>
  existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.json')).sort().map((name) => read(root, join(dir, name))) : []

function read(root: string, path: string): ReadFile {
  const file = relative(root, path).split(sep).join('/')
  try {
    return { file, content: JSON.parse(readFileSync(path, 'utf8')) }
  } catch (cause) {
    throw new UnreadableFile(file, cause instanceof SyntaxError ? `不是 JSON：${cause.message}` : '读不出来')
  }
}
