/** What the platforms' tools would say before an upload, as far as it can be known offline. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageSizes } from '../bench/app-package'
import { parseMarkup } from './markup/parse'
import { type AppJson, routesOf, tabsOf } from './package'

jest.setTimeout(180_000)
const dist = process.env.CITY_DIST ?? path.resolve(__dirname, '../../dist')
const folder = (target: string): string => path.join(dist, target)
const MEGABYTE = 1024 * 1024

interface Verdict { compiled: number; problem: { code: number; message: string } | null; quality: { name: string; success: boolean; text: string }[] }

function compileCheck(project: string): Verdict {
  const run = spawnSync(process.execPath, [path.join(__dirname, 'compile-check.mjs'), project], { encoding: 'utf8', timeout: 120_000 })
  const line = run.stdout.trim().split('\n').pop() ?? ''
  if (!line.startsWith('{')) throw new Error(`compile-check said nothing: ${run.stderr.slice(-2000)}`)
  return JSON.parse(line) as Verdict
}

function filesBelow(place: string, ending: RegExp): string[] {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(place, entry.name)
    return entry.isDirectory() ? filesBelow(file, ending) : ending.test(entry.name) ? [file] : []
  })
}

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

beforeAll(() => {
  for (const target of ['weapp', 'alipay']) if (!existsSync(path.join(folder(target), 'app.json'))) throw new Error(`dist/${target} is not built: npm run build:${target}`)
})

describe("WeChat's own compilers", () => {
  it('compile every file of dist/weapp, and its code scan finds nothing', () => {
    const verdict = compileCheck(folder('weapp'))
    expect(verdict.problem).toBeNull()
    expect(verdict.compiled).toBeGreaterThan(50)
    expect(verdict.quality.length).toBeGreaterThan(8)
    expect(verdict.quality.filter(({ success }) => !success).map(({ name, text }) => `${name}: ${text}`)).toEqual([])
  })

  it.each([
    ['a template that does not nest', 'pages/home/index.wxml', '<view><text></view>'],
    ['a style that does not parse', 'app.wxss', '.broken { color: }}'],
  ])('refuse %s', (_what, file, text) => {
    const copy = mkdtempSync(path.join(tmpdir(), 'compile-check-'))
    try {
      cpSync(folder('weapp'), copy, { recursive: true })
      writeFileSync(path.join(copy, file), text, { flag: 'a' })
      expect(compileCheck(copy).problem).not.toBeNull()
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  })
})

describe.each(['weapp', 'alipay'] as const)('the package for %s', (target) => {
  const [markup, style] = target === 'weapp' ? ['wxml', 'wxss'] : ['axml', 'acss']
  const at = folder(target)

  it('names only pages whose files are there, tabs only in the main package, with their pictures', () => {
    const app = json(path.join(at, 'app.json')) as AppJson
    for (const route of routesOf(app)) for (const ending of ['js', 'json', markup]) expect(existsSync(path.join(at, `${route}.${ending}`)) ? '' : `${route}.${ending} is missing`).toBe('')
    const tabs = tabsOf(app)
    expect(tabs.length).toBeGreaterThanOrEqual(2)
    expect(tabs.length).toBeLessThanOrEqual(5)
    expect(tabs.filter(({ route }) => !app.pages.includes(route))).toEqual([])
    const pictures = [...(app.tabBar?.list ?? []).flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]), ...(app.tabBar?.items ?? []).flatMap(({ icon, activeIcon }) => [icon, activeIcon])]
    expect(pictures.filter((picture) => !picture || !existsSync(path.join(at, picture)))).toEqual([])
  })

  it('has well-formed JSON and templates, and names no component that is not there', () => {
    for (const file of filesBelow(at, /\.json$/)) {
      const { usingComponents = {} } = json(file) as { usingComponents?: Record<string, string> }
      for (const place of Object.values(usingComponents)) expect(existsSync(`${place.startsWith('/') ? path.join(at, place) : path.resolve(path.dirname(file), place)}.${markup}`)).toBe(true)
    }
    const templates = filesBelow(at, new RegExp(`\\.${markup}$`))
    expect(templates.length).toBeGreaterThan(15)
    for (const file of templates) expect(() => parseMarkup(readFileSync(file, 'utf8'), path.relative(at, file))).not.toThrow()
  })

  it('imports only style sheets that are there', () => {
    for (const file of filesBelow(at, new RegExp(`\\.${style}$`))) {
      for (const [, imported] of readFileSync(file, 'utf8').matchAll(/@import\s+["']([^"']+)["']/g)) {
        expect(existsSync(imported.startsWith('/') ? path.join(at, imported) : path.resolve(path.dirname(file), imported)) ? '' : `${path.relative(at, file)} imports ${imported}`).toBe('')
      }
    }
  })

  it('stays below every size: main 500 KB, each package 2 MB, pictures 200 KB, tab pictures 40 KB', () => {
    const sizes = packageSizes(at)
    expect(sizes['']).toBeLessThanOrEqual(500 * 1024)
    for (const bytes of Object.values(sizes)) expect(bytes).toBeLessThanOrEqual(2 * MEGABYTE)
    expect(Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual((target === 'weapp' ? 30 : 8) * MEGABYTE)
    const pictures = filesBelow(at, /\.(png|jpe?g|gif|svg|webp|mp3)$/).map((file) => readFileSync(file).length)
    expect(pictures.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(200 * 1024)
    expect(Math.max(...pictures)).toBeLessThanOrEqual(40 * 1024)
  })

  it('carries no schema library, no eval, and no code of the other platform', () => {
    const code = filesBelow(at, /\.js$/).map((file) => readFileSync(file, 'utf8')).join('\n')
    expect(code).not.toMatch(/TypeBox\.Kind|Symbol\.for\(.TypeBox/)
    expect(code).not.toMatch(/[^.\w]eval\(/)
    expect(code).not.toMatch(target === 'weapp' ? /\bmy\.(tradePay|getAuthCode|startAPVerify)\b/ : /\bwx\.(requestPayment|requestFacialVerify|login)\b/)
  })
})
