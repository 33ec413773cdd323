import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problemLine, readCities } from './read-city-folder'

const shipped = join(__dirname, '..', '..', '..', 'cities')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cities-'))
  cpSync(shipped, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const change = (file: string, from: string, to: string) => {
  const text = readFileSync(join(folder, file), 'utf8')
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  writeFileSync(join(folder, file), text.replace(from, to))
}
const lines = () => {
  const read = readCities(folder)
  return read.kind === 'broken' ? read.problems.map(problemLine) : []
}

test('the shipped folder reads', () => {
  expect(lines()).toEqual([])
})

test('a manifest that is no JSON is named with its file', () => {
  change('yunpu/tiles/water-bill/tile.json', '"identity": {', '"identity": ')
  expect(lines()).toEqual([expect.stringMatching(/^cities\/yunpu\/tiles\/water-bill\/tile\.json \/: 不是 JSON：/)])
})

test('a broken manifest is named with file, path and reason', () => {
  change('songling/tiles/marriage-registration/tile.json', '"visits": 1', '"visits": 0')
  expect(lines()).toEqual(['cities/songling/tiles/marriage-registration/tile.json /guide/visits: 流程里要预约去现场，跑的次数就不能是 0（visits）'])
})

test('a connector whose mapping is no JSONata is named with its operation', () => {
  change('yunpu/connectors/water.json', '"map": "($a := answer; [', '"map": "($a := answer; [[')
  expect(lines()).toEqual([expect.stringMatching(/^cities\/yunpu\/connectors\/water\.json \/operations\/bills\/map: 不是 JSONata：/)])
})

test('a broken entry of the basic catalogue is said once, though two cities use it', () => {
  change('items/000799002000.json', '"statutoryWorkingDays": 0', '"statutoryWorkingDays": "当场"')
  expect(lines()).toEqual(['cities/items/000799002000.json /statutoryWorkingDays: 要的是整数，不是 "当场"（schema）'])
})

test('a city without its city.json is named', () => {
  rmSync(join(folder, 'songling', 'city.json'))
  expect(lines()).toEqual(['cities/songling/city.json /: 没有这个文件（json）'])
})
