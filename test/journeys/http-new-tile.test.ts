/** A new tile of a known kind needs no code: a folder more in a city, and it can be found, read and booked. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { calls } from '#contract/api/calls'
import { book, freeSlots } from '../setup/first-steps'
import { aSignedIn, httpCitizen } from '../setup/http-citizen'
import { startStack } from '../setup/stack'

jest.setTimeout(120_000)
const root = path.resolve(__dirname, '../..')

interface Manifest {
  identity: { basicCode: string; implementationCode: string; department: { uscc: string }; level: string; [more: string]: unknown }
  guide: { halls: { venue: string }[]; [more: string]: unknown }
  flows: { venues?: { venue: string }[]; [more: string]: unknown }[]
  [more: string]: unknown
}

const tileOf = (cities: string, city: string, tile: string): Manifest => JSON.parse(readFileSync(path.join(cities, city, 'tiles', tile, 'tile.json'), 'utf8')) as Manifest

/** Passports in the city that has none: its own department and halls, the guide of the other city. */
function addPassports(cities: string): void {
  const tile = tileOf(cities, 'yunpu', 'passport')
  const local = tileOf(cities, 'songling', 'residence-permit')
  const { department } = local.identity
  tile.identity = { ...tile.identity, department, implementationCode: `${department.uscc}${tile.identity.level}${tile.identity.basicCode}` }
  tile.guide.halls = local.guide.halls
  tile.flows = tile.flows.map((flow) => ({ ...flow, venues: local.flows[0].venues }))
  const folder = path.join(cities, 'songling', 'tiles', 'passport')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'tile.json'), JSON.stringify(tile, null, 2))
}

describe('a tile added to a folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'city-tiles-'))
  const cities = path.join(folder, 'cities')
  beforeAll(() => cpSync(path.join(root, 'cities'), cities, { recursive: true }))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is found in everyday words and booked, with no other change', async () => {
    addPassports(cities)
    const stack = await startStack({ citiesDir: cities })
    try {
      const visitor = httpCitizen(stack, 'lin-yuan', 'alipay')
      const { hits } = await visitor.must(calls.search, { params: { city: 'songling' }, query: { q: '换护照', platform: 'alipay' } })
      expect(hits.map(({ tile }) => tile.key)).toContain('passport')
      const place = { city: 'songling', tile: 'passport', venue: tileOf(cities, 'songling', 'passport').guide.halls[0].venue }
      const citizen = await aSignedIn(stack, 'lin-yuan', 'alipay')
      const [slot] = await freeSlots(citizen, place)
      // Without the ID number this tile asks for.
      expect((await book(stack, citizen, slot.id)).reply).toMatchObject({ kind: 'inputs-wrong' })
      const person = { name: '林远', mobile: '19900001002', 'id-number': '990102198809030516' }
      const reply = await citizen.must(calls.book, { body: { slotId: slot.id, person, requestKey: 'new-tile-needs-no-code' } })
      expect(reply).toMatchObject({ kind: 'booked', booking: { city: 'songling', tile: 'passport' } })
    } finally {
      await stack.stop()
    }
  })

  it('that is broken stops the start with file, path and reason', async () => {
    const file = path.join(cities, 'yunpu', 'tiles', 'water-bill', 'tile.json')
    const broken = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    broken.guide.visits = 'often'
    writeFileSync(file, JSON.stringify(broken))
    await expect(startStack({ citiesDir: cities })).rejects.toThrow(/water-bill[^\n]*tile\.json[^\n]*visits/)
  })
})
