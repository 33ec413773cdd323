import type { Gateway } from '../gateway'
import type { AlipaySettings } from '../settings'
import { alipayClient } from './client'
import { finishFace, startFace } from './face'
import { sendMessage } from './message'
import { noticeAnswer, readNotice } from './notice'
import { close, pay, query } from './pay'
import { signIn } from './sign-in'

export function alipayGateway(settings: AlipaySettings): Gateway {
  const client = alipayClient(settings)
  return {
    platform: 'alipay',
    signIn: (code) => signIn(client, code),
    startFace: (person) => startFace(client, person),
    finishFace: (proofRef) => finishFace(client, proofRef),
    pay: (request) => pay(client, request),
    query: (orderNumber) => query(client, orderNumber),
    close: (orderNumber) => close(client, orderNumber),
    readNotice: (notice) => readNotice(client, notice),
    noticeAnswer,
    message: (message) => sendMessage(client, message),
  }
}
