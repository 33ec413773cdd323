/** Leaving for another's page or mini-program, on each host with its own ways of saying yes and no. */
import { openLink as openInAlipay } from './alipay/link'
import type { LinkTarget } from './platform'
import { openLink as openInWechat } from './weapp/link'

type Options = { appId?: string; path?: string; data?: string; text?: string; success(answer: object): void; fail(failure: object): void }
const host = globalThis as unknown as Record<'wx' | 'my', Record<string, (options: Options) => void> | undefined>

const app: LinkTarget = { wechat: { appId: 'wx-other', path: 'pages/a' }, alipay: { appId: '2021-other', path: 'pages/b' } }
const page: LinkTarget = { url: 'https://example.gov.cn/' }

afterEach(() => { host.wx = host.my = undefined })

test('each host opens its own mini-program at its own page', async () => {
  const opened: unknown[] = []
  const open = ({ appId, path, success }: Options) => { opened.push([appId, path]); success({}) }
  host.wx = { navigateToMiniProgram: open }
  host.my = { navigateToMiniProgram: open }
  expect([await openInWechat(app), await openInAlipay(app)]).toEqual(['opened', 'opened'])
  expect(opened).toEqual([['wx-other', 'pages/a'], ['2021-other', 'pages/b']])
})

test.each([
  ['navigateToMiniProgram:fail cancel', 'cancelled'],
  ['navigateToMiniProgram:fail:cancel', 'cancelled'],
  ['navigateToMiniProgram:fail invalid appid', 'failed'],
])('WeChat saying %s is %s', async (errMsg, outcome) => {
  host.wx = { navigateToMiniProgram: ({ fail }) => fail({ errMsg }) }
  expect(await openInWechat(app)).toBe(outcome)
})

test.each([
  [{ error: 11, errorMessage: '用户取消' }, 'cancelled'],
  [{ errorMessage: 'user cancel' }, 'cancelled'],
  [{ error: 2, errorMessage: '参数错误' }, 'failed'],
  [{}, 'failed'],
])('Alipay saying %j is %s', async (failure, outcome) => {
  host.my = { navigateToMiniProgram: ({ fail }) => fail(failure) }
  expect(await openInAlipay(app)).toBe(outcome)
})

test('of a web page the address is copied, and a full clipboard is not called a copy', async () => {
  const copied: unknown[] = []
  host.wx = { setClipboardData: ({ data, success }) => { copied.push(data); success({}) } }
  host.my = { setClipboard: ({ text, success }) => { copied.push(text); success({}) } }
  expect([await openInWechat(page), await openInAlipay(page), copied]).toEqual(['copied', 'copied', [page.url, page.url]])
  host.wx = { setClipboardData: ({ fail }) => fail({}) }
  host.my = { setClipboard: ({ fail }) => fail({}) }
  expect([await openInWechat(page), await openInAlipay(page)]).toEqual(['failed', 'failed'])
})
