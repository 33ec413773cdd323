/** The `my` object: Alipay's open APIs over the sandbox's device API and real HTTP (reference: platforms.md §1–4). */
import { alipayStorage } from './alipay-storage'
import { type ApiContext, type ApiOptions, failed, note, ok, type Outcome, settle } from './call'
import { intersectionObservers } from './observers'
import { lowered, withQuery } from './weapp'

type Api = (options?: ApiOptions) => unknown
const DEFAULT_TIMEOUT_MS = 30_000
const ERROR_NO_NETWORK = 12
const ERROR_TIMEOUT = 13
const ERROR_PARSE = 14
const ERROR_STATUS = 19

function platformCalls(context: ApiContext): Record<string, Api> {
  const { device } = context
  return {
    getAuthCode: (options) => settle(context, options, async () => {
      if (!device.online) {
        note(context, 'getAuthCode', 'error 12')
        return failed({ error: ERROR_NO_NETWORK, errorMessage: '网络异常' })
      }
      const { reply } = await device.ask('alipay/auth-codes', { citizen: device.citizen })
      note(context, 'getAuthCode', 'ok')
      return ok({ authCode: reply.authCode, authSuccessScopes: ['auth_base'], authErrorScopes: {} })
    }),
    tradePay: (options) => settle(context, options, async () => {
      const cashier = await device.ask('alipay/cashier', { citizen: device.citizen, tradeNO: options?.tradeNO })
      const { reply } = cashier.status === 200 ? await device.ask(`alipay/cashier/${String(cashier.reply.cashierId)}/${device.decisions.cashier}`, {}) : { reply: { resultCode: '4000' } }
      note(context, 'tradePay', String(reply.resultCode))
      // Cancel and failure arrive here too, never in fail.
      return ok({ resultCode: String(reply.resultCode), memo: '', result: '' })
    }),
    requestSubscribeMessage: (options) => settle(context, options, async () => {
      const entityIds = (options?.entityIds ?? []) as string[]
      if (!entityIds.length || entityIds.length > 3) {
        note(context, 'requestSubscribeMessage', 'error 2')
        return failed({ error: 2, errorMessage: 'entityIds: 1–3' })
      }
      const { reply } = await device.ask('alipay/subscriptions', { citizen: device.citizen, entityIds, answer: device.decisions.subscription })
      note(context, 'requestSubscribeMessage', device.decisions.subscription, entityIds.join(','))
      return ok(reply)
    }),
    startAPVerify: (options) => settle(context, options, async () => {
      const { reply } = await device.ask('alipay/face', { citizen: device.citizen, certifyId: options?.certifyId, answer: device.decisions.face })
      note(context, 'startAPVerify', String(reply.resultStatus))
      return ok(reply)
    }),
  }
}

function answerOf(options: ApiOptions, answer: { status: number; headers: Record<string, string>; text: string }): Outcome {
  let data: unknown = answer.text
  if ((options.dataType ?? 'json') === 'json') {
    try {
      data = JSON.parse(answer.text)
    } catch {
      if (answer.status >= 200 && answer.status < 300) return failed({ error: ERROR_PARSE, errorMessage: 'JSON parse data error', status: answer.status, headers: answer.headers, data: answer.text })
    }
  }
  const given = { data, status: answer.status, headers: answer.headers }
  return answer.status >= 200 && answer.status < 300 ? ok(given) : failed({ error: ERROR_STATUS, errorMessage: 'http status error', ...given })
}

function request(context: ApiContext): Api {
  return (options = {}) => {
    const method = String(options.method ?? 'GET').toUpperCase()
    const body = options.data === undefined ? undefined : typeof options.data === 'string' ? options.data : JSON.stringify(options.data)
    const headers = { 'content-type': 'application/json', ...lowered(options.headers) }
    let aborted = false
    const task = settle(context, options, async () => {
      const answer = await context.device.fetch({ method, url: withQuery(method, String(options.url), options.data), headers, body, timeoutMs: Number(options.timeout ?? DEFAULT_TIMEOUT_MS) })
      if (aborted) return failed({ error: 9, errorMessage: '中断请求' })
      if (answer.kind === 'timeout') return failed({ error: ERROR_TIMEOUT, errorMessage: '请求超时' })
      if (answer.kind === 'offline') return failed({ error: ERROR_NO_NETWORK, errorMessage: '网络异常' })
      return answerOf(options, answer)
    })
    return Object.assign(task, { abort: () => { aborted = true } })
  }
}

function navigation(context: ApiContext): Record<string, Api> {
  const move = (api: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'): Api => (options) => settle(context, options, () => {
    const moved = context.stack()[api](String(options?.url))
    note(context, api, moved.ok ? 'ok' : moved.why, String(options?.url))
    return moved.ok ? ok({}) : failed({ error: 10, errorMessage: moved.why })
  })
  return {
    navigateTo: move('navigateTo'), redirectTo: move('redirectTo'), switchTab: move('switchTab'), reLaunch: move('reLaunch'),
    navigateBack: (options) => settle(context, options, () => {
      const moved = context.stack().navigateBack(Number(options?.delta ?? 1))
      note(context, 'navigateBack', moved.ok ? 'ok' : moved.why)
      return moved.ok ? ok({}) : failed({ error: 10, errorMessage: moved.why })
    }),
  }
}

function screen(context: ApiContext): Record<string, Api> {
  const { device } = context
  const quiet = (api: string, effect: (options: ApiOptions) => string | undefined): Api => (options = {}) => settle(context, options, () => {
    note(context, api, 'ok', effect(options))
    return ok({ success: true })
  })
  return {
    // One call sets title and colour here; the log tells them apart so that both containers can be compared.
    setNavigationBar: (options = {}) => settle(context, options, () => {
      if (options.title !== undefined) note(context, 'setNavigationBarTitle', 'ok', (context.stack().top().title = String(options.title)))
      if (options.backgroundColor !== undefined) note(context, 'setNavigationBarColor', 'ok', String(options.backgroundColor))
      return ok({})
    }),
    setTabBarBadge: quiet('setTabBarBadge', ({ index, text }) => (device.badges[Number(index)] = String(text))),
    removeTabBarBadge: quiet('removeTabBarBadge', ({ index }) => { delete device.badges[Number(index)]; return undefined }),
    setTabBarStyle: quiet('setTabBarStyle', () => undefined), setTabBarItem: quiet('setTabBarItem', () => undefined),
    showTabBar: quiet('showTabBar', () => undefined), hideTabBar: quiet('hideTabBar', () => undefined),
    setBackgroundColor: quiet('setBackgroundColor', () => undefined),
    showToast: quiet('showToast', ({ content }) => { device.toasts.push(String(content)); return String(content) }),
    hideToast: quiet('hideToast', () => undefined), showLoading: quiet('showLoading', ({ content }) => String(content)), hideLoading: quiet('hideLoading', () => undefined),
    confirm: (options = {}) => settle(context, options, () => {
      device.modals.push(`${String(options.title ?? '')} ${String(options.content ?? '')}`.trim())
      note(context, 'showModal', device.decisions.modal, String(options.content ?? ''))
      return ok({ confirm: device.decisions.modal === 'confirm' })
    }),
    alert: quiet('showModal', ({ content }) => { device.modals.push(String(content)); return String(content) }),
    makePhoneCall: quiet('makePhoneCall', ({ number }) => { device.telephoned.push(String(number)); return String(number) }),
    openLocation: quiet('openLocation', ({ name, address }) => { device.maps.push({ name: String(name), address: String(address) }); return String(name) }),
    setClipboard: quiet('setClipboardData', ({ text }) => (device.clipboard = String(text))),
    navigateToMiniProgram: (options = {}) => settle(context, options, () => {
      const agreed = device.decisions.modal === 'confirm'
      note(context, 'navigateToMiniProgram', agreed ? 'ok' : 'fail cancel', `${String(options.appId)} ${String(options.path ?? '')}`.trim())
      return agreed ? ok({}) : failed({ error: 11, errorMessage: '用户取消' })
    }),
    pageScrollTo: quiet('pageScrollTo', () => undefined), stopPullDownRefresh: quiet('stopPullDownRefresh', () => undefined), hideKeyboard: quiet('hideKeyboard', () => undefined),
    getNetworkType: (options) => settle(context, options, () => ok({ networkType: device.online ? 'WIFI' : 'NOTREACHABLE', networkAvailable: device.online })),
  }
}

const windowSize = { windowWidth: 375, windowHeight: 724, screenWidth: 375, screenHeight: 812, pixelRatio: 3, statusBarHeight: 44, titleBarHeight: 44, safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 } }
const app = (context: ApiContext) => ({ app: 'alipay', version: '10.6.0', language: 'zh-Hans', fontSizeSetting: 16 * context.device.fontScale })

function environment(context: ApiContext): Record<string, unknown> {
  const given = (value: () => unknown) => () => context.realm.copy(value())
  const launch = () => ({ path: context.stack().pages()[0]?.route ?? '', query: {}, scene: '1001', referrerInfo: {} })
  return {
    getWindowInfo: given(() => windowSize), getAppBaseInfo: given(() => ({ version: '10.6.0', language: 'zh-Hans' })),
    getSystemInfoSync: given(() => ({ ...windowSize, ...app(context), platform: 'Android', model: 'host', brand: 'host', system: '13' })),
    getAppIdSync: given(() => ({ appId: context.device.appId })),
    getLaunchOptionsSync: given(launch), getEnterOptionsSync: given(launch),
    getMenuButtonBoundingClientRect: given(() => ({ top: 48, bottom: 80, left: 278, right: 365, width: 87, height: 32 })),
    createIntersectionObserver: intersectionObservers(context),
    canIUse: () => true, SDKVersion: '2.8.8',
    onNetworkStatusChange: (listener: (status: unknown) => void) => { context.device.networkListeners.add((status) => context.guard(() => listener(context.realm.copy(status)))) },
    nextTick: (work: () => void) => { setTimeout(() => context.guard(work), 0) },
  }
}

export function buildMy(context: ApiContext): Record<string, unknown> {
  return { ...platformCalls(context), request: request(context), ...navigation(context), ...screen(context), ...environment(context), ...alipayStorage(context), env: { USER_DATA_PATH: 'https://usr' } }
}
