/** The host itself, on small packages written by hand: what it lets an app do, and what it catches. */
import path from 'node:path'
import { type Citizen, citizenOf } from './citizen'
import { openHost } from './host'

describe.each(['weapp', 'alipay'] as const)('a phone that runs %s', (target) => {
  let citizen: Citizen
  const story = () => (citizen.host.realm.run('getApp().story', 'test') as string[])
  beforeEach(async () => {
    citizen = citizenOf(openHost({ target, dist: path.join(__dirname, 'fixtures', target), citizen: 'nobody', serverUrl: 'http://127.0.0.1:9', sandboxUrl: 'http://127.0.0.1:9', appId: 'fixture' }))
    await citizen.settled()
  })
  afterEach(() => citizen.host.close())

  it('draws templates, scripts, loops and conditions, and hides what the styles hide', async () => {
    expect(citizen.words().slice(0, 6)).toEqual(['甲！', '乙！', '关着', '里面', '挡住', '丙'])
    await citizen.tap({ label: '标签乙' })
    expect(citizen.sees('开着')).toBe(true)
    expect(citizen.sees('看不见')).toBe(false)
  })

  it('lets a tap rise until somebody catches it', async () => {
    await citizen.tap('里面')
    await citizen.tap('挡住')
    expect(story().slice(-3)).toEqual(['inner tap', 'outer tap word out', 'inner tap'])
  })

  it('merges setData by path and counts its bytes', async () => {
    const before = citizen.host.log.setData.length
    await citizen.tap('丙')
    expect(citizen.sees('丁')).toBe(true)
    expect(citizen.host.log.setData.slice(before)).toMatchObject([{ page: 'pages/first/index', bytes: Buffer.byteLength('{"deep.list[0].name":"丁"}') }])
  })

  it('types into a field by its hint', async () => {
    await citizen.type('写在这里', '你好')
    expect(citizen.words()).toContain('你好')
  })

  it('opens and closes pages in the order of the platforms, and a sub-package only when it is needed', async () => {
    expect(story()).toEqual(['app launch', 'app show', 'first load ', 'first show', 'first ready'])
    expect(citizen.host.package.loadedRoots()).toEqual([''])
    await citizen.tap('去深处')
    expect(citizen.host.package.loadedRoots()).toEqual(['', 'deep'])
    await citizen.back()
    await citizen.tab('二')
    await citizen.tab('一')
    expect(story().slice(5)).toEqual(['first hide', 'deep load first', 'deep show', 'deep ready', 'deep unload', 'first show', 'first hide', 'tab load ', 'tab show', 'tab ready', 'tab hide', 'first show'])
  })

  it('holds ten pages and no more', () => {
    const moves = Array.from({ length: 11 }, () => citizen.host.stack.navigateTo('/deep/page/index'))
    expect(moves.filter(({ ok }) => ok)).toHaveLength(9)
    expect(citizen.host.stack.navigateTo('/pages/tab/index')).toMatchObject({ ok: false })
    expect(citizen.host.stack.navigateTo('/no/such/page')).toMatchObject({ ok: false })
  })

  it('runs no code made from strings and has no browser in it', async () => {
    await citizen.tap('作恶')
    await citizen.tap('看世界')
    expect(story().slice(-2)).toEqual(['eval refused, Function refused', Array(9).fill('undefined').join(',')])
  })

  it('writes down APIs it does not have, and errors the page leaves behind', async () => {
    await citizen.tap('找火箭')
    await citizen.tap('出错')
    expect(citizen.host.log.unknown).toContain('launchRocket')
    expect(citizen.host.log.errors.join()).toMatch(/the page broke/)
  })

  it('refuses to store too much, each platform in its own way', async () => {
    await citizen.tap('存很多')
    expect(story().pop()).toBe(target === 'weapp' ? 'threw' : 'said no')
  })

  it('says what is on the page when a tap cannot happen', async () => {
    await expect(citizen.tap('没有的字')).rejects.toThrow(/甲！ \| 乙！/)
    await expect(citizen.tap('不能点')).rejects.toThrow(/cannot be tapped/)
  })
})
