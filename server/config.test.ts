import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigFault, readConfig, type Environment } from './config'

const production: Environment = {
  NODE_ENV: 'production', PUBLIC_URL: 'https://city.example.gov.cn', DATABASE_URL: 'postgres://db/city', PERSONAL_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  WECHAT_API_BASE: 'https://api.weixin.qq.com', WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_PAY_BASE: 'https://api.mch.weixin.qq.com', WECHAT_PAY_MERCHANT_ID: '1',
  WECHAT_PAY_MERCHANT_SERIAL: 'A', WECHAT_PAY_MERCHANT_PRIVATE_KEY: 'pem', WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_01', WECHAT_PAY_PUBLIC_KEY: 'pem',
  WECHAT_PAY_API_V3_KEY: 'k'.repeat(32), ALIPAY_GATEWAY: 'https://openapi.alipay.com/gateway.do', ALIPAY_APP_ID: '2021', ALIPAY_SELLER_ID: '2088',
  ALIPAY_APP_PRIVATE_KEY: 'pem', ALIPAY_PUBLIC_KEY: 'pem', BUREAU_URLS: '{"yunpu/water":"https://water.internal"}',
}

function problemsOf(env: Environment): string[] {
  try {
    readConfig(env)
    return []
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.problems
    throw fault
  }
}

describe('the configuration', () => {
  const dir = mkdtempSync(join(tmpdir(), 'config-'))
  afterAll(() => rmSync(dir, { recursive: true }))
  const laptop: Environment = { ...production, NODE_ENV: undefined, DATABASE_URL: undefined, PERSONAL_DATA_KEY: undefined, DATA_DIR: dir }

  test('a whole production environment is accepted', () => {
    expect(readConfig(production)).toMatchObject({ production: true, port: 4000, publicUrl: 'https://city.example.gov.cn', database: { url: 'postgres://db/city' } })
  })

  test.each(Object.keys(production).filter((name) => name !== 'NODE_ENV'))('production without %s does not start and says its name', (name) => {
    expect(problemsOf({ ...production, [name]: undefined }).join()).toContain(name)
  })

  test('production with nothing at all hears of every fault at once, the missing key among them', () => {
    const problems = problemsOf({ NODE_ENV: 'production' }).join('\n')
    for (const name of Object.keys(production).filter((each) => each !== 'NODE_ENV')) expect(problems).toContain(`${name} is not set`)
  })

  test('a start on a laptop that is refused for another reason leaves no key behind', () => {
    const empty = join(dir, 'never-started')
    expect(problemsOf({ ...laptop, DATA_DIR: empty, PORT: 'many' })).toHaveLength(1)
    expect(existsSync(empty)).toBe(false)
  })

  test.each([
    ['SANDBOX_URL', 'http://127.0.0.1:4010'], ['SANDBOX_PHONES', '{"wechat":"4011","alipay":"4012"}'], ['WECHAT_API_BASE', 'http://127.0.0.1:4010'],
    ['WECHAT_PAY_BASE', 'https://localhost:4010'], ['ALIPAY_GATEWAY', 'https://192.168.1.5/gateway.do'], ['PUBLIC_URL', 'https://10.0.0.8'],
    ['BUREAU_URLS', '{"yunpu/water":"http://127.0.0.1:4010/bureaus"}'], ['WECHAT_PAY_PUBLIC_KEY_ID', 'PUB_KEY_ID_SANDBOX'], ['PERSONAL_DATA_KEY', 'c2hvcnQ='],
  ])('production refuses %s=%s', (name, value) => {
    expect(problemsOf({ ...production, [name]: value }).join()).toContain(name)
  })

  test.each([
    ['PORT', 'many'], ['PORT', '70000'], ['LOG_LEVEL', 'loud'], ['DATABASE_URL', 'mysql://db'], ['BUREAU_URLS', '{'], ['BUREAU_URLS', '{"water":"ftp://x"}'],
  ])('%s=%s gives one line that names it', (name, value) => {
    const problems = problemsOf({ ...laptop, [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(name)
    expect(problems[0]).not.toContain('\n')
  })

  test('on a laptop the key is made once, for its owner only, and kept', () => {
    const first = readConfig(laptop).personalDataKey
    expect(readConfig(laptop).personalDataKey.equals(first)).toBe(true)
    expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(join(dir, 'keys.json'), 'utf8')).personalDataKey).toHaveLength(44)
  })

  test('a damaged key file is an error and never replaced by a new key', () => {
    writeFileSync(join(dir, 'keys.json'), '{}')
    expect(problemsOf(laptop).join()).toMatch(/keys\.json/)
  })

  test('.env.example explains every name that the code reads, and no other', () => {
    const found = (text: string, form: RegExp) => [...text.matchAll(form)].map(([, name]) => name)
    const code = ['config.ts', 'production-problems.ts', 'platforms/settings.ts'].map((file) => readFileSync(join(__dirname, file), 'utf8')).join('\n')
    const read = new Set(found(code, /(?:\b(?:env|named)\.|')([A-Z][A-Z0-9_]{2,})\b/g))
    const explained = found(readFileSync(join(__dirname, '..', '.env.example'), 'utf8'), /^(?:# )?([A-Z][A-Z0-9_]*)=/gm)
    expect(read.size).toBeGreaterThan(20)
    // TZ is read by Node itself.
    expect(explained.filter((name) => name !== 'TZ').sort()).toEqual([...read].sort())
  })
})
