/** The host that unit tests run in: every outcome is set by the test, every call is recorded. */
import type { FaceRequest, GrantOutcome, HttpOutcome, HttpRequest, LinkOutcome, LinkTarget, MapPoint, PayOutcome, Platform } from '../../src/platform/platform'
import { keepable, revive } from '../../src/platform/size-safe'

const unreachable: HttpOutcome = { kind: 'unreachable', why: 'no-network' }

export function makeFakePlatform() {
  const kept = new Map<string, string>()
  const said: string[] = []
  const requests: HttpRequest[] = []
  const script = {
    codes: [] as (string | null)[],
    answers: [] as HttpOutcome[],
    /** Answers by what is asked, where the order of requests is not the matter. */
    answer: undefined as ((request: HttpRequest) => HttpOutcome | Promise<HttpOutcome>) | undefined,
    pay: 'finished' as PayOutcome,
    grants: {} as Record<string, GrantOutcome>,
    link: 'opened' as LinkOutcome,
    face: 'finished' as 'finished' | 'cancelled',
    online: true,
  }
  const platform: Platform = {
    name: 'wechat', payName: '微信支付', messageName: '微信提醒', hostName: '微信', ready: Promise.resolve('ready'), isReady: true,
    login: () => Promise.resolve(script.codes.shift() ?? null),
    pay: () => Promise.resolve(script.pay),
    askForMessages: (ids: string[]) => Promise.resolve(Object.fromEntries(ids.map((id) => [id, script.grants[id] ?? 'rejected']))),
    verifyFace: (_face: FaceRequest) => Promise.resolve(script.face),
    request(request: HttpRequest) {
      requests.push(request)
      return Promise.resolve(script.answers.shift() ?? script.answer?.(request) ?? unreachable)
    },
    storage: {
      get: <T>(key: string) => revive<T>(kept.get(key)),
      set(key, value) {
        const text = keepable(value)
        if (text !== null) kept.set(key, text)
        return text !== null
      },
      remove: (key) => void kept.delete(key),
    },
    fontScale: () => 1,
    callTelephone: (number) => void said.push(`call ${number}`),
    openMap: (point: MapPoint) => void said.push(`map ${point.name}`),
    copy: () => Promise.resolve(true),
    openLink(target: LinkTarget) {
      said.push(`link ${'url' in target ? target.url : target.wechat.appId}`)
      return Promise.resolve(script.link)
    },
    watchParts: () => () => undefined,
    toast: (words) => void said.push(`toast ${words}`),
    isOnline: () => script.online,
    onNetworkChange: () => () => undefined,
    pageShown: () => undefined,
    paintTabs: (theme) => void said.push(`tabs ${theme}`),
    setTitle: (title) => void said.push(`title ${title}`),
    setBar: ({ background }) => void said.push(`bar ${background}`),
    setBadge: (count) => void said.push(`badge ${count}`),
    showTabBar: (shown) => void said.push(`tab bar ${shown}`),
    share: ({ title }) => void said.push(`share ${title}`),
  }
  return { platform, script, requests, said, kept }
}

/** The one that src/platform/current is in unit tests. */
export const phone = makeFakePlatform()
export const { platform } = phone
