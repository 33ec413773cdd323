import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const list = JSON.parse(read('scripts/icons.json')) as { duotone: Record<string, unknown>; outline: string[] }
const sheet = read('src/styles/icons.scss')

const filesUnder = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))

const namesIn = (folder: string, ending: RegExp, pattern: RegExp): string[] =>
  filesUnder(folder).filter((file) => ending.test(file)).flatMap((file) => [...read(file).matchAll(pattern)].map((match) => match[1]))

test('every icon that a city names is in the list, so that no tile falls back to the four squares', () => {
  const named = new Set(namesIn('cities', /\.json$/, /"(?:icon|emblem)":\s*"([^"]+)"/g))
  expect(named.size).toBeGreaterThan(5)
  expect([...named].filter((name) => !(name in list.duotone))).toEqual([])
})

test('every outline icon that the app names is in the list', () => {
  const named = new Set(namesIn('src', /\.tsx$/, /(?:<Icon name|\bicon)="([^"]+)"/g))
  expect(named.size).toBeGreaterThan(5)
  expect([...named].filter((name) => !list.outline.includes(name))).toEqual([])
})

test('the written style sheet holds a rule for every icon of the list and the licence of the shapes', () => {
  for (const name of list.outline) expect(sheet).toContain(`.i-${name}{`)
  for (const name of Object.keys(list.duotone)) expect(sheet).toContain(`.d-${name}::before{`)
  expect(sheet).toContain('MIT License')
})
