import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { schemaFiles, schemaFolder } from '../../scripts/export-schemas'

const cities = join(__dirname, '..', '..', 'cities')
const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as Record<string, unknown>
const names = (...path: string[]) => readdirSync(join(cities, ...path))

test('the committed schemas are the contract of today: npx tsx scripts/export-schemas.ts writes them', () => {
  const committed = Object.fromEntries(readdirSync(schemaFolder).map((name) => [name, readFileSync(join(schemaFolder, name), 'utf8')]))
  expect(committed).toEqual(schemaFiles())
})

test('a validator that knows nothing of TypeBox takes every shipped file and refuses a misspelt one', () => {
  const ajv = new Ajv({ strict: false })
  const check = (schema: string) => ajv.compile(json(schemaFolder, `${schema}.json`))
  const [tile, city, connector, item] = ['tile', 'city', 'connector', 'item'].map(check)
  for (const name of names('items')) expect([name, item(json(cities, 'items', name))]).toEqual([name, true])
  for (const key of ['yunpu', 'songling']) {
    expect(city(json(cities, key, 'city.json'))).toBe(true)
    for (const name of names(key, 'connectors')) expect([name, connector(json(cities, key, 'connectors', name))]).toEqual([name, true])
    for (const name of names(key, 'tiles')) expect([name, tile(json(cities, key, 'tiles', name, 'tile.json'))]).toEqual([name, true])
  }
  const misspelt = json(cities, 'yunpu', 'tiles', 'water-bill', 'tile.json')
  expect(tile({ ...misspelt, flow: misspelt.flows })).toBe(false)
})

test('every member of a manifest says in Chinese what it is for: the console shows it as help', () => {
  const silent: string[] = []
  const walk = (schema: Record<string, unknown>, path: string) => {
    for (const [key, member] of Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>)) {
      const isPlain = member.const === undefined && member.anyOf === undefined
      if (isPlain && !/\p{Script=Han}/u.test(String(member.description ?? ''))) silent.push(`${path}/${key}`)
      walk(member, `${path}/${key}`)
    }
    for (const branch of (schema.anyOf ?? []) as Record<string, unknown>[]) walk(branch, path)
    if (schema.items) walk(schema.items as Record<string, unknown>, `${path}[]`)
  }
  walk(json(schemaFolder, 'tile.json'), '')
  expect(silent).toEqual([])
})
