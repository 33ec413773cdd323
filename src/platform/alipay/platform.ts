import type { Platform } from '../platform'
import { share } from '../share-card'
import { pageShown, paintTabs, setBadge, setBar, setTitle, showTabBar } from './bars'
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

export const platform: Platform = {
  name: 'alipay', payName: '支付宝', messageName: '支付宝消息', hostName: '支付宝', ready: Promise.resolve('ready'), isReady: true,
  login, pay, askForMessages, verifyFace, request, storage,
  fontScale, callTelephone, openMap, copy, openLink, watchParts, toast, isOnline, onNetworkChange, pageShown, paintTabs, setTitle, setBar, setBadge, showTabBar, share,
}
