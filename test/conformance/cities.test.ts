import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { problemLine, readCities, type CityFolder } from '../../server/modules/catalogue/read-city-folder'
import templates from '../../sandbox/seed/templates.json'

const root = join(__dirname, '..', '..')
const read = readCities(join(root, 'cities'))
const cities: CityFolder[] = read.kind === 'ok' ? read.cities : []
const everyTile = cities.flatMap((city) => city.tiles.map((tile) => ({ city, ...tile })))

/** The eight services that the issue asks for in each city. */
const wanted = [
  'real-estate-registration', 'marriage-registration', 'provident-fund-query', 'social-insurance-query',
  'water-bill', 'resident-medical-dues', 'traffic-violations', 'case-progress',
]

test('the linter finds nothing to complain of in any city', () => {
  expect(read.kind === 'broken' ? read.problems.map(problemLine) : []).toEqual([])
})

test('two cities are there, 云浦市 first', () => {
  expect(cities.map(({ city }) => city.name)).toEqual(['云浦市', '松岭市'])
})

test.each(cities.map((city) => [city.city.name, city] as const))('%s has the eight services and enough of them for a full home page', (_name, city) => {
  const keys = city.tiles.map((tile) => tile.key)
  expect(keys).toEqual(expect.arrayContaining(wanted))
  expect(city.tiles.filter((tile) => tile.manifest.placement.home)).toHaveLength(8)
  expect(keys.length).toBeGreaterThanOrEqual(city.city.code === 'yunpu' ? 12 : 9)
})

test('the same service is another department in the other city', () => {
  for (const key of wanted) {
    const [one, other] = everyTile.filter((tile) => tile.key === key)
    expect(one.manifest.identity.basicCode).toBe(other.manifest.identity.basicCode)
    expect(one.manifest.identity.department.uscc).not.toBe(other.manifest.identity.department.uscc)
  }
})

test('traffic violations can be looked at and paid in one tile', () => {
  for (const { manifest } of everyTile.filter((tile) => tile.key === 'traffic-violations')) expect(manifest.flows.map((flow) => flow.kind)).toEqual(['query', 'bill'])
})

test('every icon exists in Tabler', () => {
  const icons = [...everyTile.map((tile) => tile.manifest.identity.icon), ...cities.flatMap(({ city }) => [city.emblem, ...city.lifeEvents.map((event) => event.icon)])]
  const missing = icons.filter((icon) => !existsSync(join(root, 'node_modules', '@tabler', 'icons', 'icons', 'outline', `${icon}.svg`)))
  expect(missing).toEqual([])
})

test('every template of a city is registered at its platform', () => {
  const known = new Set(templates.map(({ id, platform, city, event }) => `${platform}/${city}/${event}/${id}`))
  const used = cities.flatMap(({ city }) => city.templates.flatMap(({ event, wechat, alipay }) => [`wechat/${city.code}/${event}/${wechat}`, `alipay/${city.code}/${event}/${alipay}`]))
  expect(used.filter((template) => !known.has(template))).toEqual([])
})

test('no two services of a city look or sound the same', () => {
  for (const { tiles } of cities) {
    const repeated = (values: string[]) => values.filter((value, i) => values.indexOf(value) < i)
    expect(repeated(tiles.map((tile) => tile.manifest.identity.icon))).toEqual([])
    expect(repeated(tiles.map((tile) => tile.manifest.identity.shortName))).toEqual([])
    expect(repeated(tiles.map((tile) => String(tile.manifest.placement.sort)))).toEqual([])
  }
})

test('area codes were never issued, and no code looks like a real place', () => {
  for (const { city, tiles } of cities) {
    expect(city.areaCode).toMatch(/^99/)
    for (const { manifest } of tiles) expect(manifest.identity.department.uscc.slice(2, 8)).toBe(city.areaCode)
  }
})
