/** Two containers, one story: the compiled mini-programs against a running city, compared step by step. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Stack, startStack } from '../setup/stack'
import { stories as booking } from './book.journey'
import { stories as leaving } from './link.journey'
import { type Difference, differences, lineOf, type ParityLine, writeReport } from './parity'
import { stories as paying } from './pay.journey'
import { stories as querying } from './query.journey'
import { tell, type Telling } from './story'

jest.setTimeout(180_000)

/** Each container has a city of its own, so that both find the same bills and the same free places. */
describe('two containers, one story', () => {
  const dist = process.env.CITY_DIST ?? path.resolve(__dirname, '../../dist')
  const cities: Partial<Record<'weapp' | 'alipay', Stack>> = {}
  const lines: ParityLine[] = []
  const found: Difference[] = []
  const tellings: Telling[] = []

  beforeAll(async () => {
    for (const target of ['weapp', 'alipay'] as const) {
      if (!existsSync(path.join(dist, target, 'app.json'))) throw new Error(`dist/${target} is not built: npm run build:${target}`)
      cities[target] = await startStack()
    }
  }, 180_000)
  afterAll(async () => {
    console.log(writeReport(lines, found, tellings))
    await Promise.all(Object.values(cities).map((stack) => stack?.stop()))
  })

  it.each([...booking, ...querying, ...paying, ...leaving].map((story) => [story.title, story] as const))('%s', async (_title, story) => {
    const weapp = await tell(story, 'weapp', cities.weapp!, path.join(dist, 'weapp'))
    const alipay = await tell(story, 'alipay', cities.alipay!, path.join(dist, 'alipay'))
    const differ = differences(weapp, alipay)
    tellings.push(weapp, alipay)
    found.push(...differ)
    lines.push(lineOf(weapp, differ))
    for (const telling of [weapp, alipay]) {
      expect({ target: telling.target, errors: telling.errors }).toEqual({ target: telling.target, errors: [] })
      expect({ target: telling.target, unknown: telling.unknown }).toEqual({ target: telling.target, unknown: [] })
    }
    expect(differ).toEqual([])
  })
})
