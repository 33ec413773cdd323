import type { PlatformName } from '#contract/api/shared'
import type { Platform } from '../platform'
import { go, goBack } from '../navigation'
import { share } from '../share-card'
import { pageShown, paintTabs, setBadge, setBar, setTitle, showTabBar } from './bars'
import { meetPhone, onPhoneEvent } from './bridge'
import { callTelephone, copy, fontScale, openMap, toast } from './device'
import { verifyFace } from './face'
import { openLink } from './link'
import { login } from './login'
import { askForMessages } from './messages'
import { isOnline, onNetworkChange } from './network'
import { watchParts } from './parts'
import { pay } from './pay'
import { request } from './request'
import { storage } from './storage'

const words = {
  wechat: { payName: '微信支付', messageName: '微信提醒', hostName: '微信' },
  alipay: { payName: '支付宝', messageName: '支付宝消息', hostName: '支付宝' },
} as const

/** A phone's origin never changes its skin, so the last one known is right from the first frame on. */
let name: PlatformName = storage.get<PlatformName>('platform') ?? 'wechat'

let isReady = false

const ready = meetPhone().then((met) => {
  isReady = true
  if (!met) return 'outside' as const
  name = met
  storage.set('platform', met)
  onPhoneEvent(({ event, path }) => {
    if (event === 'back') goBack()
    else if (path) go(path)
  })
  return 'ready' as const
})

export const platform: Platform = {
  get name() { return name },
  get payName() { return words[name].payName },
  get messageName() { return words[name].messageName },
  get hostName() { return words[name].hostName },
  get isReady() { return isReady },
  ready, login, pay, askForMessages, verifyFace, request, storage,
  fontScale, callTelephone, openMap, copy, openLink, watchParts, toast, isOnline, onNetworkChange, pageShown, paintTabs, setTitle, setBar, setBadge, showTabBar, share,
}
