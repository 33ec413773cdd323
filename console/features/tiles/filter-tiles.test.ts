import { type ConsoleTile, filterTiles } from './filter-tiles'

const tile = (over: Partial<ConsoleTile>): ConsoleTile => ({
  city: 'yunpu', cityName: '云浦市', tile: 'water-bill', name: '水费', department: '云浦市自来水公司', theme: 'utilities',
  version: 1, digest: 'd', channels: ['wechat', 'alipay'], publishedAt: '2026-11-20T00:00:00.000Z', publishedBy: 'seed',
  bureau: 'up', bookings: 0, ordersSettled: 0, ordersOpen: 0, ...over,
})
const all = { words: '', city: '', channel: '', onlyProblems: false }

test('a tile whose bureau is down comes first', () => {
  const rows = filterTiles([tile({ tile: 'a' }), tile({ tile: 'b', bureau: 'down' })], all)
  expect(rows.map((row) => row.tile)).toEqual(['b', 'a'])
})

test('search looks into name, department and key', () => {
  const tiles = [tile({}), tile({ tile: 'case-progress', name: '办件进度', department: '政务服务中心' })]
  expect(filterTiles(tiles, { ...all, words: '自来水' })).toHaveLength(1)
  expect(filterTiles(tiles, { ...all, words: 'case' })[0].tile).toBe('case-progress')
  expect(filterTiles(tiles, { ...all, words: '没有这个' })).toEqual([])
})

test('city, channel and problem narrow together', () => {
  const tiles = [tile({ city: 'songling', bureau: 'down', channels: ['wechat'] }), tile({ bureau: 'down' })]
  expect(filterTiles(tiles, { words: '', city: 'songling', channel: 'wechat', onlyProblems: true })).toHaveLength(1)
  expect(filterTiles(tiles, { words: '', city: 'songling', channel: 'alipay', onlyProblems: true })).toEqual([])
})
