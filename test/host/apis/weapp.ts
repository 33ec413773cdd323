/** The `wx` object: WeChat's open APIs over the sandbox's device API and real HTTP (reference: platforms.md §1–4). */
import { type ApiContext, type ApiOptions, failed, note, ok, type Outcome, settle } from './call'
import { intersectionObservers } from './observers'
import { weappStorage } from './weapp-storage'

type Api = (options?: ApiOptions) => unknown
const DEFAULT_TIMEOUT_MS = 60_000

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function platformCalls(context: ApiContext): Record<string, Api> {
  const { device } = context
  const named = (api: string, outcome: Outcome): Outcome => {
    note(context, api, outcome.ok ? 'ok' : String(outcome.failure.errMsg))
    return outcome
  }
  const fail = (api: string, why: string, more = {}): Outcome => failed({ errMsg: `${api}:fail ${why}`, ...more })
  return {
    login: (options) => settle(context, options, async () => {
      if (!device.online) return named('login', fail('login', 'network error'))
      const { reply } = await device.ask('wechat/login-codes', { citizen: device.citizen })
      return named('login', ok({ code: reply.code, errMsg: 'login:ok' }))
    }),
    requestPayment: (options) => settle(context, options, async () => {
      const { timeStamp, nonceStr, package: prepay, signType, paySign } = options ?? {}
      const cashier = await device.ask('wechat/cashier', { citizen: device.citizen, appId: device.appId, timeStamp, nonceStr, package: prepay, signType, paySign })
      if (cashier.status !== 200) return named('requestPayment', failed({ errMsg: cashier.reply.errMsg ?? 'requestPayment:fail' }))
      const { reply } = await device.ask(`wechat/cashier/${String(cashier.reply.cashierId)}/${device.decisions.cashier}`, {})
      const errMsg = String(reply.errMsg)
      return named('requestPayment', errMsg === 'requestPayment:ok' ? ok({ errMsg }) : failed({ errMsg }))
    }),
    requestSubscribeMessage: (options) => settle(context, options, async () => {
      const templateIds = (options?.tmplIds ?? []) as string[]
      if (!templateIds.length) return named('requestSubscribeMessage', fail('requestSubscribeMessage', 'TmplIds can not be empty', { errCode: 10001 }))
      if (templateIds.length > 3) return named('requestSubscribeMessage', fail('requestSubscribeMessage', 'Template count out of max bound', { errCode: 20003 }))
      const { reply } = await device.ask('wechat/subscriptions', { citizen: device.citizen, templateIds, answer: device.decisions.subscription })
      note(context, 'requestSubscribeMessage', device.decisions.subscription, templateIds.join(','))
      return ok({ ...reply, errMsg: 'requestSubscribeMessage:ok' })
    }),
    requestFacialVerify: (options) => settle(context, options, async () => {
      const { reply } = await device.ask('wechat/face', { citizen: device.citizen, verifyId: options?.verifyId, answer: device.decisions.face })
      const errMsg = String(reply.errMsg ?? 'requestFacialVerify:ok')
      return named('requestFacialVerify', /:ok$/.test(errMsg) ? ok({ ...reply, errMsg }) : failed({ ...reply, errMsg }))
    }),
    checkIsSupportFacialRecognition: (options) => settle(context, options, () => ok({ errMsg: 'checkIsSupportFacialRecognition:ok', errCode: 0 })),
  }
}

function request(context: ApiContext): Api {
  return (options = {}) => {
    let aborted = false
    const method = String(options.method ?? 'GET').toUpperCase()
    const isText = typeof options.data === 'string' || options.data instanceof ArrayBuffer
    const body = options.data === undefined ? undefined : isText ? String(options.data) : JSON.stringify(options.data)
    const headers = { 'content-type': 'application/json', ...lowered(options.header) }
    void settle(context, options, async () => {
      const answer = await context.device.fetch({ method, url: withQuery(method, String(options.url), options.data), headers, body, timeoutMs: Number(options.timeout ?? DEFAULT_TIMEOUT_MS) })
      if (aborted) return failed({ errMsg: 'request:fail abort' })
      if (answer.kind === 'timeout') return failed({ errMsg: 'request:fail timeout', errno: 5 })
      if (answer.kind === 'offline') return failed({ errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED', errno: 600001 })
      // Every status is a success here, 4xx and 5xx too.
      const data = options.dataType === 'text' ? answer.text : parsed(answer.text)
      return ok({ data, statusCode: answer.status, header: answer.headers, cookies: [], errMsg: 'request:ok' })
    })
    return { abort: () => { aborted = true }, onHeadersReceived() {}, offHeadersReceived() {}, onChunkReceived() {}, offChunkReceived() {} }
  }
}

export const lowered = (headers: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((headers ?? {}) as Record<string, unknown>).map(([name, value]) => [name.toLowerCase(), String(value)]))

/** An object as `data` of a GET becomes its query. */
export function withQuery(method: string, url: string, given: unknown): string {
  if (method !== 'GET' || given === null || typeof given !== 'object') return url
  const pairs = Object.entries(given as Record<string, unknown>).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}` : url
}

function navigation(context: ApiContext): Record<string, Api> {
  const move = (api: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'): Api => (options) => settle(context, options, () => {
    const moved = context.stack()[api](String(options?.url))
    note(context, api, moved.ok ? 'ok' : moved.why, String(options?.url))
    return moved.ok ? ok({ errMsg: `${api}:ok` }) : failed({ errMsg: `${api}:fail ${moved.why}` })
  })
  return {
    navigateTo: move('navigateTo'), redirectTo: move('redirectTo'), switchTab: move('switchTab'), reLaunch: move('reLaunch'),
    navigateBack: (options) => settle(context, options, () => {
      const moved = context.stack().navigateBack(Number(options?.delta ?? 1))
      note(context, 'navigateBack', moved.ok ? 'ok' : moved.why)
      return moved.ok ? ok({ errMsg: 'navigateBack:ok' }) : failed({ errMsg: `navigateBack:fail ${moved.why}` })
    }),
  }
}

function screen(context: ApiContext): Record<string, Api> {
  const { device } = context
  const quiet = (api: string, effect: (options: ApiOptions) => string | undefined): Api => (options = {}) => settle(context, options, () => {
    note(context, api, 'ok', effect(options))
    return ok({ errMsg: `${api}:ok` })
  })
  return {
    setNavigationBarTitle: quiet('setNavigationBarTitle', ({ title }) => (context.stack().top().title = String(title))),
    setNavigationBarColor: quiet('setNavigationBarColor', ({ backgroundColor }) => String(backgroundColor)),
    setBackgroundColor: quiet('setBackgroundColor', () => undefined),
    setTabBarBadge: quiet('setTabBarBadge', ({ index, text }) => (device.badges[Number(index)] = String(text))),
    removeTabBarBadge: quiet('removeTabBarBadge', ({ index }) => { delete device.badges[Number(index)]; return undefined }),
    setTabBarStyle: quiet('setTabBarStyle', () => undefined), setTabBarItem: quiet('setTabBarItem', () => undefined),
    showTabBar: quiet('showTabBar', () => undefined), hideTabBar: quiet('hideTabBar', () => undefined),
    showToast: quiet('showToast', ({ title }) => { device.toasts.push(String(title)); return String(title) }),
    hideToast: quiet('hideToast', () => undefined), showLoading: quiet('showLoading', ({ title }) => String(title)), hideLoading: quiet('hideLoading', () => undefined),
    showModal: (options = {}) => settle(context, options, () => {
      device.modals.push(`${String(options.title ?? '')} ${String(options.content ?? '')}`.trim())
      const confirm = device.decisions.modal === 'confirm'
      note(context, 'showModal', device.decisions.modal, String(options.content ?? ''))
      return ok({ confirm, cancel: !confirm, errMsg: 'showModal:ok' })
    }),
    makePhoneCall: quiet('makePhoneCall', ({ phoneNumber }) => { device.telephoned.push(String(phoneNumber)); return String(phoneNumber) }),
    openLocation: quiet('openLocation', ({ name, address }) => { device.maps.push({ name: String(name), address: String(address) }); return String(name) }),
    setClipboardData: quiet('setClipboardData', ({ data }) => (device.clipboard = String(data))),
    // WeChat asks the citizen before it leaves, and a no is a failure.
    navigateToMiniProgram: (options = {}) => settle(context, options, () => {
      const agreed = device.decisions.modal === 'confirm'
      note(context, 'navigateToMiniProgram', agreed ? 'ok' : 'fail cancel', `${String(options.appId)} ${String(options.path ?? '')}`.trim())
      return agreed ? ok({ errMsg: 'navigateToMiniProgram:ok' }) : failed({ errMsg: 'navigateToMiniProgram:fail cancel' })
    }),
    pageScrollTo: quiet('pageScrollTo', () => undefined), stopPullDownRefresh: quiet('stopPullDownRefresh', () => undefined),
    vibrateShort: quiet('vibrateShort', () => undefined), hideKeyboard: quiet('hideKeyboard', () => undefined),
    showShareMenu: quiet('showShareMenu', () => undefined), updateShareMenu: quiet('updateShareMenu', () => undefined),
    getNetworkType: (options) => settle(context, options, () => ok({ networkType: device.online ? 'wifi' : 'none', errMsg: 'getNetworkType:ok' })),
  }
}

const windowSize = { windowWidth: 375, windowHeight: 724, screenWidth: 375, screenHeight: 812, pixelRatio: 3, statusBarHeight: 44, safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 } }
const app = (context: ApiContext) => ({ SDKVersion: '3.8.12', version: '8.0.50', language: 'zh_CN', theme: 'light', enableDebug: false, host: { appId: '' }, fontSizeScaleFactor: context.device.fontScale, fontSizeSetting: 16 * context.device.fontScale })

function environment(context: ApiContext): Record<string, (...args: never[]) => unknown> {
  const given = (value: () => unknown) => () => context.realm.copy(value())
  const launch = () => ({ path: context.stack().pages()[0]?.route ?? '', query: {}, scene: 1001, referrerInfo: {} })
  return {
    getWindowInfo: given(() => windowSize), getAppBaseInfo: given(() => app(context)),
    getDeviceInfo: given(() => ({ brand: 'devtools', model: 'host', platform: 'android', system: 'Android 13' })),
    getSystemSetting: given(() => ({ locationEnabled: true, wifiEnabled: true })),
    getSystemInfoSync: given(() => ({ ...windowSize, ...app(context), platform: 'android', model: 'host', brand: 'devtools', system: 'Android 13' })),
    getAccountInfoSync: given(() => ({ miniProgram: { appId: context.device.appId, envVersion: 'release', version: '0.1.0' } })),
    getLaunchOptionsSync: given(launch), getEnterOptionsSync: given(launch),
    getMenuButtonBoundingClientRect: given(() => ({ top: 48, bottom: 80, left: 278, right: 365, width: 87, height: 32 })),
    canIUse: () => true, createIntersectionObserver: intersectionObservers(context),
    onNetworkStatusChange: (listener: (status: unknown) => void) => { context.device.networkListeners.add((status) => context.guard(() => listener(context.realm.copy(status)))) },
    nextTick: (work: () => void) => { setTimeout(() => context.guard(work), 0) },
  }
}

export function buildWx(context: ApiContext): Record<string, unknown> {
  return {
    ...platformCalls(context), request: request(context), ...navigation(context), ...screen(context), ...environment(context), ...weappStorage(context),
    env: { USER_DATA_PATH: 'http://usr' },
  }
}
