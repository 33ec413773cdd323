import type { Gateway } from '../gateway'
import type { WechatSettings } from '../settings'
import { wechatApi } from './client'
import { finishFace, startFace } from './face'
import { sendMessage } from './message'
import { noticeAnswer, readNotice } from './notice'
import { close, pay, query } from './pay'
import { payClient } from './pay-client'
import { signIn } from './sign-in'
import { tokenKeeper, withToken } from './token'

/** `now` is the wall clock, which signatures are dated by; never the clock of a test that plays a year in seconds. */
export function wechatGateway(settings: WechatSettings, now: () => number = Date.now): Gateway {
  const call = wechatApi(settings)
  const callWithToken = withToken(call, tokenKeeper(call, settings, now))
  const paying = payClient(settings)
  return {
    platform: 'wechat',
    signIn: (code) => signIn(call, settings, code),
    startFace: (person) => startFace(callWithToken, person),
    finishFace: (proofRef, person) => finishFace(callWithToken, proofRef, person),
    pay: (request) => pay(paying, request, now),
    query: (orderNumber) => query(paying, orderNumber),
    close: (orderNumber) => close(paying, orderNumber),
    readNotice: (notice) => readNotice(paying, notice, now),
    noticeAnswer,
    message: (message) => sendMessage(callWithToken, settings, message),
  }
}
