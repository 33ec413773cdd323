/** A rule nobody has seen fail may be asleep: each border of style.md 3.4 catches a violation planted for it. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ESLint } from 'eslint'

const root = resolve(__dirname, '../..')

/** Rule → the file that breaks it and what it imports; imported files are made too. */
const planted: { rule: string; from: string; imports: string; makes?: string }[] = [
  { rule: 'apps-meet-only-in-contract', from: 'src/pages/a.ts', imports: '../../server/b', makes: 'server/b.ts' },
  { rule: 'contract-stands-alone', from: 'contract/a.ts', imports: 'dayjs' },
  { rule: 'sandbox-is-foreign', from: 'sandbox/a.ts', imports: '../contract/b', makes: 'contract/b.ts' },
  { rule: 'nobody-imports-the-sandbox', from: 'server/c.ts', imports: '../sandbox/d', makes: 'sandbox/d.ts' },
  { rule: 'modules-through-their-index', from: 'server/modules/payments/a.ts', imports: '../audit/b', makes: 'server/modules/audit/b.ts' },
  { rule: 'modules-through-their-index-from-outside', from: 'server/e.ts', imports: './modules/audit/c', makes: 'server/modules/audit/c.ts' },
  { rule: 'call-down-tell-up', from: 'server/modules/identity/a.ts', imports: '../payments/index', makes: 'server/modules/payments/index.ts' },
  { rule: 'gateways-know-no-modules', from: 'server/platforms/a.ts', imports: '../modules/audit/index', makes: 'server/modules/audit/index.ts' },
  { rule: 'modules-know-no-vendor', from: 'server/modules/payments/b.ts', imports: '../../platforms/wechat/pay', makes: 'server/platforms/wechat/pay.ts' },
  { rule: 'sql-only-in-stores', from: 'server/modules/payments/c.ts', imports: 'pg' },
  { rule: 'ui-stands-alone', from: 'src/ui/a.ts', imports: '../words/b', makes: 'src/words/b.ts' },
  { rule: 'platform-only-through-current', from: 'src/pages/b.ts', imports: '../platform/weapp/pay', makes: 'src/platform/weapp/pay.ts' },
  { rule: 'not-to-test', from: 'server/f.ts', imports: '../test/builders/g', makes: 'test/builders/g.ts' },
  { rule: 'no-utils', from: 'server/g.ts', imports: './string-utils', makes: 'server/string-utils.ts' },
  { rule: 'no-cycles', from: 'server/h.ts', imports: './i', makes: 'server/i.ts' },
  { rule: 'not-to-unresolvable', from: 'server/j.ts', imports: './nowhere' },
  { rule: 'server-runs-without-dev-packages', from: 'server/k.ts', imports: 'react' },
]

function plant(folder: string) {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const { makes } of planted) if (makes) write(makes, 'export const it = 1\n')
  for (const { from, imports } of planted) write(from, `import * as it from '${imports}'\nexport const used = it\n`)
  write('server/i.ts', `import { used } from './h'\nexport const it = () => used\n`)
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

function violations(folder: string): { from: string; rule: string }[] {
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'contract', 'src', 'server', 'sandbox', 'test']
  const report = JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20 }))
  return report.summary.violations.map((violation: { from: string; rule: { name: string } }) => ({ from: violation.from, rule: violation.rule.name }))
}

describe('borders between folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'borders-'))
  let found: { from: string; rule: string }[]
  beforeAll(() => {
    plant(folder)
    found = violations(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(planted)('$rule catches $from', ({ rule, from }) => {
    expect(found).toContainEqual({ from, rule })
  })

  test('every rule of the configuration has a planted violation', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { forbidden } = require(join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] }
    const rules = new Set(forbidden.map((rule) => rule.name))
    expect([...rules].sort()).toEqual([...new Set(planted.map(({ rule }) => rule))].sort())
  })
})

describe('borders that lint keeps', () => {
  // Handed over as an object: Jest's module loader cannot import the file the way ESLint would.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const lint = new ESLint({ cwd: root, overrideConfigFile: true, baseConfig: require(join(root, 'eslint.config.js')) })
  const rulesBroken = async (filePath: string, code: string) => {
    const [result] = await lint.lintText(code, { filePath: join(root, filePath) })
    return result.messages.map((message) => message.ruleId)
  }

  test.each([
    ['wx outside src/platform', 'src/pages/home/a.ts', 'export const login = () => wx.login()\n', 'no-restricted-globals'],
    ['my outside src/platform', 'src/service/a.ts', 'export const login = () => my.getAuthCode()\n', 'no-restricted-globals'],
    ['the Taro object in a page', 'src/pages/home/a.ts', "import Taro from '@tarojs/taro'\nexport const login = () => Taro.login()\n", '@typescript-eslint/no-restricted-imports'],
    ['TARO_ENV in a page', 'src/pages/home/a.ts', "export const isWechat = process.env.TARO_ENV === 'weapp'\n", 'no-restricted-syntax'],
    ['the environment outside server/config', 'server/a.ts', 'export const port = process.env.PORT\n', 'no-restricted-properties'],
    ['a file name in camel case', 'server/startPayment.ts', 'export const a = 1\n', 'check-file/filename-naming-convention'],
    ['a file named utils', 'server/utils.ts', 'export const a = 1\n', 'check-file/filename-blocklist'],
    ['a file over 300 lines', 'server/long.ts', '// one line\n'.repeat(301), 'max-lines'],
  ])('catches %s', async (_what, filePath, code, rule) => {
    expect(await rulesBroken(filePath, code)).toContain(rule)
  })

  test('lets the platform folder speak to its platform', async () => {
    expect(await rulesBroken('src/platform/weapp/a.ts', 'export const login = () => wx.login()\n')).toEqual([])
  })
})
