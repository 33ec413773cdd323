/** The sandbox on free ports, a phone in each citizen's hand, and an address of ours where its notices arrive. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Cashier } from '#contract/api/payments'
import type { PlatformName } from '#contract/api/shared'
import { buildSandbox } from '../../sandbox/app'
import { readCitizens } from '../../sandbox/world'
import type { Gateway, Gateways, NoticeAnswer, RawNotice } from '../../server/platforms/gateway'
import { buildGateways } from '../../server/platforms/registry'
import { gatewaySettings } from '../../server/platforms/settings'

type Json = Record<string, unknown>
export type Reader = (notice: RawNotice, platform: PlatformName) => NoticeAnswer | Promise<NoticeAnswer>

export interface OutsideWorld {
  named: Record<string, string>
  gateways: Gateways
  /** Where to send notices of a platform. */
  notifyUrl(platform: PlatformName): string
  /** Who answers notices from now on. */
  read: { by: Reader }
  /** Moves the sandbox's clock on; `now` is its time, by which codes and orders run out. */
  advance(seconds: number): Promise<void>
  now(): number
  call(path: string, body?: unknown): Promise<{ status: number; body: Json }>
  phone(platform: PlatformName, citizen: string): Phone
  userId(platform: PlatformName, citizen: string): string
  close(): Promise<void>
}

/** What the platform's client on a phone does; the same verbs on both, so that one suite drives both. */
export interface Phone {
  loginCode(): Promise<string>
  /** Opens the cashier, as wx.requestPayment and my.tradePay do; null when the platform refuses. */
  cashier(cashier: Cashier): Promise<string | null>
  confirm(cashierId: string): Promise<Json>
  cancel(cashierId: string): Promise<Json>
  subscribe(templateId: string, answer: 'accept' | 'reject'): Promise<void>
  face(proofRef: string, answer: 'pass' | 'cancel'): Promise<void>
  inbox(): Promise<{ templateId: string; page: string; lines: { label: string; value: string }[] }[]>
}

export async function outsideWorld(): Promise<OutsideWorld> {
  const sandbox = buildSandbox({ ports: { api: 0, wechatPhone: 0, alipayPhone: 0 } })
  const named = await sandbox.start()
  const gateways = buildGateways(gatewaySettings(named))
  const read: OutsideWorld['read'] = { by: (_notice, platform) => gateways[platform].noticeAnswer(true) }
  const door = noticeDoor(read)
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done))
  const call = caller(named.SANDBOX_URL)
  const citizens = readCitizens()
  const userId = (platform: PlatformName, key: string) => {
    const citizen = citizens.find((one) => one.key === key)
    if (!citizen) throw new Error(`no citizen ${key}`)
    return platform === 'wechat' ? citizen.wechatOpenid : citizen.alipayOpenId
  }
  let aheadMs = 0
  return {
    named, gateways, read, call, userId,
    now: () => Date.now() + aheadMs,
    async advance(seconds) {
      await call('/controls/clock', { advanceSeconds: seconds })
      aheadMs += seconds * 1000
    },
    notifyUrl: (platform) => `http://127.0.0.1:${(door.address() as AddressInfo).port}/notices/${platform}`,
    phone: (platform, citizen) => phoneOf({ call, named, platform, citizen }),
    async close() {
      door.closeAllConnections()
      await new Promise((done) => door.close(done))
      await sandbox.close()
    },
  }
}

function noticeDoor(read: OutsideWorld['read']): Server {
  return createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const platform = String(request.url).endsWith('/alipay') ? 'alipay' : 'wechat'
      const answer = await read.by({ headers: request.headers, rawBody: Buffer.concat(parts) }, platform)
      response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body)
    })
  })
}

function caller(base: string): OutsideWorld['call'] {
  return async (path, body) => {
    const answer = await fetch(`${base}${path}`, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Json }
  }
}

interface PhoneParts {
  call: OutsideWorld['call']
  named: Record<string, string>
  platform: PlatformName
  citizen: string
}

function phoneOf({ call, named, platform, citizen }: PhoneParts): Phone {
  const isWechat = platform === 'wechat'
  const device = async (path: string, body: Json) => {
    const answer = await call(`/device/${platform}/${path}`, { citizen, ...body })
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  return {
    loginCode: async () => String((await device(isWechat ? 'login-codes' : 'auth-codes', {}))[isWechat ? 'code' : 'authCode']),
    async cashier(cashier) {
      const answer = await call(`/device/${platform}/cashier`, { citizen, ...cashier, ...(isWechat && { appId: named.WECHAT_APP_ID }) })
      return answer.status === 200 ? String(answer.body.cashierId) : null
    },
    confirm: (cashierId) => device(`cashier/${cashierId}/confirm`, {}),
    cancel: (cashierId) => device(`cashier/${cashierId}/cancel`, {}),
    subscribe: async (templateId, answer) => void (await device('subscriptions', { [isWechat ? 'templateIds' : 'entityIds']: [templateId], answer })),
    face: async (proofRef, answer) => void (await device('face', { [isWechat ? 'verifyId' : 'certifyId']: proofRef, answer })),
    inbox: async () => (await call(`/device/${platform}/inbox?citizen=${citizen}`)).body.messages as never,
  }
}

/** A gateway that talks to a port where nobody listens. */
export function deadGateway(platform: PlatformName, named: Record<string, string>): Gateway {
  // Not 9: fetch refuses that number by itself and would never knock.
  const nowhere = 'http://127.0.0.1:2'
  return buildGateways(gatewaySettings({ ...named, WECHAT_API_BASE: nowhere, WECHAT_PAY_BASE: nowhere, ALIPAY_GATEWAY: `${nowhere}/gateway.do` }))[platform]
}
