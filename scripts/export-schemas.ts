/** Writes docs/schemas from the contract, so that editors outside TypeScript can check a manifest. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CatalogueItem, City } from '../contract/tile/city'
import { Connector } from '../contract/tile/connector'
import { Tile } from '../contract/tile/tile'
import type { TSchema } from '@sinclair/typebox'

const DIALECT = 'http://json-schema.org/draft-07/schema#'
const schemas: Record<string, { schema: TSchema; title: string }> = {
  tile: { schema: Tile, title: '服务清单' },
  city: { schema: City, title: '城市' },
  connector: { schema: Connector, title: '部门接口' },
  item: { schema: CatalogueItem, title: '基本目录的一项' },
}

export const schemaFolder = join(__dirname, '..', 'docs', 'schemas')

/** File name → text, as committed. */
export function schemaFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { schema, title }]) => [`${name}.json`, `${JSON.stringify({ $schema: DIALECT, ...schema, $id: name, title }, null, 2)}\n`]),
  )
}

if (process.argv[1] === __filename) {
  mkdirSync(schemaFolder, { recursive: true })
  for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join(schemaFolder, name), text)
}
