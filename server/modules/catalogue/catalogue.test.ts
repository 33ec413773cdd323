import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tile } from '#contract/tile/tile'
import { anApp, type TestApp } from '../../../test/builders/seeded'
import { citiesToPublish, seed, BrokenCities } from '../../db/seed'
import { live, liveTile, onPublished, publishTile, templateId, tileVersion } from '.'

describe('the catalogue', () => {
  let city: TestApp
  const down = new Set<string>()
  beforeAll(async () => {
    city = await anApp({ connectors: { health: (_city, name) => (down.has(name) ? 'down' : 'up'), title: (_city, name) => `「${name}」` } })
  })
  afterAll(() => city.close())
  beforeEach(() => down.clear())

  const get = (url: string, headers = {}) => city.app.inject({ url, headers })
  const home = async (code = 'yunpu', platform = 'wechat') => (await get(`/api/cities/${code}/home?platform=${platform}`)).json()
  const search = async (q: string, code = 'yunpu') =>
    (await get(`/api/cities/${code}/search?platform=wechat&q=${encodeURIComponent(q)}`)).json().hits as { tile: { key: string }; why?: string }[]
  const changed = (tile: Tile, name: string): Tile => ({ ...tile, identity: { ...tile.identity, shortName: name } })
  const people = { author: 'author', reviewer: 'reviewer' }

  test('home, services and tile are read with a strong ETag, and who has it gets 304 without a body', async () => {
    for (const url of ['/api/cities', '/api/cities/yunpu/home?platform=wechat', '/api/cities/yunpu/services?platform=alipay', '/api/cities/yunpu/tiles/water-bill?platform=wechat']) {
      const first = await get(url)
      expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(first.headers.etag).toMatch(/^"[\w-]{27}"$/)
      const again = await get(url, { 'if-none-match': first.headers.etag })
      expect([again.statusCode, again.body]).toEqual([304, ''])
      expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200)
    }
  })

  test('each card says honestly whether and how often one has to go there', async () => {
    const lines = Object.fromEntries((await home()).tiles.map((tile: { key: string; line: string }) => [tile.key, tile.line]))
    expect(lines['provident-fund-query']).toBe('不用跑，当场出结果')
    expect(lines['real-estate-registration']).toBe('跑 1 次，可约时间')
    expect(lines['water-bill']).toBe('不用跑，手机上缴')
  })

  test('a tile shows its guide, its venues and its template ids, and none of its wiring', async () => {
    const reply = await get('/api/cities/yunpu/tiles/real-estate-registration?platform=alipay')
    const tile = reply.json()
    const flow = tile.flows.find((each: { kind: string }) => each.kind === 'appointment')
    expect(tile.venues.map((venue: { key: string }) => venue.key)).toEqual(expect.arrayContaining(flow.venues))
    expect(tile.grants).toContainEqual({ event: 'booking-made', templateId: await templateId(city.context, { city: 'yunpu', event: 'booking-made', platform: 'alipay' }) })
    expect(reply.body).not.toMatch(/connector|quota|schedule"|perPersonLimit/)
  })

  test.each(['gjj', '公积金', '查住房钱', 'gongjijin', 'zhufanggongjijin'])('"%s" finds 住房公积金查询 first', async (q) => {
    expect((await search(q))[0].tile.key).toBe('provident-fund-query')
  })

  test('a hit by another name says which, and a hit by its own name says nothing', async () => {
    expect((await search('查住房钱'))[0].why).toBe('又叫：查住房钱')
    expect((await search('公积金'))[0].why).toBeUndefined()
  })

  test('search never shows what another city has and this one has not', async () => {
    expect((await search('护照')).map((hit) => hit.tile.key)).toContain('passport')
    expect((await search('护照', 'songling')).map((hit) => hit.tile.key)).not.toContain('passport')
    expect(await search('!!!')).toEqual([])
  })

  test('while a bureau is silent its tiles stay and say so, under another ETag', async () => {
    const before = (await get('/api/cities/yunpu/home?platform=wechat')).headers.etag
    down.add('water')
    const silent = await get('/api/cities/yunpu/home?platform=wechat')
    expect(silent.headers.etag).not.toBe(before)
    const paused = silent.json().tiles.filter((tile: { paused?: boolean }) => tile.paused).map((tile: { key: string }) => tile.key)
    expect(paused).toEqual(['water-bill'])
    down.clear()
    expect((await get('/api/cities/yunpu/home?platform=wechat')).headers.etag).toBe(before)
  })

  test('unknown city and unknown tile are told apart', async () => {
    expect((await get('/api/cities/nowhere/home?platform=wechat')).json().code).toBe('city-not-found')
    expect((await get('/api/cities/yunpu/tiles/nothing?platform=wechat')).json().code).toBe('tile-not-found')
    expect((await get('/api/cities/songling/tiles/passport?platform=wechat')).json().code).toBe('tile-not-found')
  })

  test('publishing the same folder again makes no version', async () => {
    const count = await seed(city.context, citiesToPublish(city.context.config.citiesDir))
    expect(count).toMatchObject({ cities: 2, published: 0 })
  })

  test('a published change is read at once, its version counts on, and running stories keep the old one', async () => {
    const before = await liveTile(city.context, 'yunpu', 'water-bill')
    let told = 0
    onPublished(city.context, () => void told++)
    const outcome = await publishTile(city.context, { city: 'yunpu', tile: 'water-bill', manifest: changed(before.manifest, '缴水费'), ...people })
    expect(outcome).toMatchObject({ kind: 'published', version: before.version + 1 })
    expect(told).toBe(1)
    expect((await home()).tiles.find((tile: { key: string }) => tile.key === 'water-bill').shortName).toBe('缴水费')
    expect((await tileVersion(city.context, before.digest)).identity.shortName).toBe(before.manifest.identity.shortName)
    const back = await publishTile(city.context, { city: 'yunpu', tile: 'water-bill', manifest: before.manifest, ...people })
    expect(back).toMatchObject({ kind: 'published', version: before.version + 2, digest: before.digest })
  })

  test('two publishes at once get two versions', async () => {
    const { manifest, version } = await liveTile(city.context, 'songling', 'water-bill')
    const outcomes = await Promise.all(['一', '二'].map((name) => publishTile(city.context, { city: 'songling', tile: 'water-bill', manifest: changed(manifest, name), ...people })))
    expect(outcomes.map((outcome) => outcome.version).sort()).toEqual([version + 1, version + 2])
  })

  test('what another process published is seen within a quarter of a second', async () => {
    const { manifest } = await liveTile(city.context, 'songling', 'water-bill')
    const other = { ...city.context, db: { ...city.context.db } }
    await publishTile(other, { city: 'songling', tile: 'water-bill', manifest: changed(manifest, '别处发的'), ...people })
    await new Promise((done) => setTimeout(done, 300))
    await live(city.context)
    await new Promise((done) => setTimeout(done, 100))
    expect((await liveTile(city.context, 'songling', 'water-bill')).manifest.identity.shortName).toBe('别处发的')
  })

  test('nobody reviews their own tile', async () => {
    const { manifest } = await liveTile(city.context, 'yunpu', 'water-bill')
    await expect(publishTile(city.context, { city: 'yunpu', tile: 'water-bill', manifest, author: 'one', reviewer: 'one' })).rejects.toThrow('same person')
  })

  describe('from a folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cities-'))
    const tile = join(folder, 'yunpu', 'tiles', 'water-bill', 'tile.json')
    beforeEach(() => cpSync(city.context.config.citiesDir, folder, { recursive: true }))
    afterAll(() => rmSync(folder, { recursive: true }))

    test('a broken manifest stops the seed with file, path and reason', () => {
      const broken = JSON.parse(readFileSync(tile, 'utf8'))
      delete broken.guide.summary
      writeFileSync(tile, JSON.stringify(broken))
      expect(() => citiesToPublish(folder)).toThrow(BrokenCities)
      expect(() => citiesToPublish(folder)).toThrow(/yunpu\/tiles\/water-bill\/tile\.json \/guide/)
    })

    test('a file that is not JSON stops the seed with its name', () => {
      writeFileSync(tile, '{ "identity": ')
      expect(() => citiesToPublish(folder)).toThrow(/yunpu\/tiles\/water-bill\/tile\.json/)
    })

    test('a tile whose folder is gone leaves the shelf, and its versions stay', async () => {
      const { digest } = await liveTile(city.context, 'yunpu', 'residence-permit')
      const cities = citiesToPublish(folder).map((each) => ({ ...each, tiles: each.tiles.filter(({ key }) => key !== 'residence-permit') }))
      await seed(city.context, cities)
      await expect(liveTile(city.context, 'yunpu', 'residence-permit')).rejects.toThrow('tile-not-found')
      expect((await tileVersion(city.context, digest)).identity.name).toBeTruthy()
    })
  })
})
