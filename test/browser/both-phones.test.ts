/** Book, query and pay in Chromium on both phones, by the same stories as the containers; and a picture of every page. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { type AppJson, routesOf } from '../host/package'
import { stories as booking } from '../journeys/book.journey'
import { stories as paying } from '../journeys/pay.journey'
import { stories as querying } from '../journeys/query.journey'
import { type Stack, startStack } from '../setup/stack'
import { openBrowser } from './browser'
import { type BrowserPhone, openPhone } from './phone'

jest.setTimeout(240_000)
const root = path.resolve(__dirname, '../..')
const shots = path.join(root, 'shots')
const distOf = (target: string): string => path.join(process.env.CITY_DIST ?? path.join(root, 'dist'), target)
const citizenKey = 'chen-zhixia'

describe.each(['wechat', 'alipay'] as const)('the %s phone in a browser', (platform) => {
  let stack: Stack
  let browser: Browser
  let phone: BrowserPhone
  /** A way to each page that needs something of this citizen's, found by the stories. */
  const links = new Map<string, string>()

  beforeAll(async () => {
    stack = await startStack({ appDir: distOf('h5') })
    browser = await openBrowser()
    phone = await openPhone(browser, stack.phones[platform], citizenKey)
    rmSync(path.join(shots, platform), { recursive: true, force: true })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await stack?.stop()
  })

  it.each([booking[0], querying[0], paying[0]].map((story) => [story.title, story] as const))('%s', async (_title, story) => {
    await phone.open('/pages/home/index')
    for (const { what, does } of story.steps) {
      try {
        await does(phone.person, { stack, platform, citizenKey })
      } catch (error) {
        mkdirSync(shots, { recursive: true })
        await phone.shot(path.join(shots, `failed-${platform}.png`))
        throw new Error(`${story.title}, step "${what}": ${(error as Error).message}`)
      }
      await phone.person.settled()
      links.set(phone.person.route(), phone.app().url().replace(/^[^#]*#/, ''))
    }
    expect(phone.errors).toEqual([])
  })

  it.each(['normal', 'elder'])('every page can be opened and is drawn, %s', async (look) => {
    const folder = path.join(shots, platform, look)
    mkdirSync(folder, { recursive: true })
    await phone.open('/pages/home/index')
    if (look === 'elder') await phone.person.tap('长辈版')
    const booked = /id=([^&]+)/.exec(links.get('/service/booked/index') ?? '')?.[1] ?? ''
    links.set('/account/booking/index', `/account/booking/index?id=${booked}`)
    const app = JSON.parse(readFileSync(path.join(distOf('weapp'), 'app.json'), 'utf8')) as AppJson
    for (const route of routesOf(app)) {
      await phone.open(links.get(`/${route}`) ?? `/${route}`)
      expect({ route: phone.person.route(), drawn: phone.person.words().length > 1 }).toEqual({ route: `/${route}`, drawn: true })
      expect(await phone.app().evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
      await phone.shot(path.join(folder, `${route.replace(/\//g, '-')}.png`))
    }
    expect(phone.errors).toEqual([])
  })
})
