import type { TileCard } from '#contract/api/catalogue'
import { serviceGroups, verbGroups } from './service-groups'

const tile = (key: string, over: Partial<TileCard> = {}): TileCard => ({ key, shortName: key, name: key, icon: 'apps', theme: 'housing', verb: 'query', audience: ['person'], department: '住房局', line: '', ...over })
const reply = {
  themes: [
    { key: 'housing', tiles: [tile('fund'), tile('estate', { verb: 'handle', audience: ['person', 'organisation'] })] },
    { key: 'utilities', tiles: [tile('water', { verb: 'pay', department: '水务集团' })] },
    { key: 'business', tiles: [tile('licence', { verb: 'handle', audience: ['organisation'] })] },
  ],
}

test('a theme with nothing for this audience is not listed', () => {
  expect(serviceGroups(reply, 'person', 'theme').map(({ name }) => name)).toEqual(['全部', '住房', '水电气'])
  expect(serviceGroups(reply, 'organisation', 'theme').map(({ key, tiles }) => [key, tiles.length])).toEqual([['everything', 2], ['housing', 1], ['business', 1]])
})

test('a long catalogue has no list of everything', () => {
  const long = { themes: ['housing', 'work'].map((key) => ({ key, tiles: Array.from({ length: 21 }, (_, i) => tile(`${key}-${i}`)) })) }
  expect(serviceGroups(long, 'person', 'theme').map(({ key }) => key)).toEqual(['housing', 'work'])
})

test('by department, services of several themes stand together', () => {
  expect(serviceGroups(reply, 'person', 'department').map(({ name, tiles }) => [name, tiles.length])).toEqual([['全部', 3], ['住房局', 2], ['水务集团', 1]])
})

test('inside a group asking comes before handling and paying, and empty verbs are left out', () => {
  expect(verbGroups([tile('a', { verb: 'pay' }), tile('b')]).map(({ name }) => name)).toEqual(['查一查', '缴一缴'])
})
