/** Controls: how a developer or a test makes the outside world misbehave. */
import type { FastifyInstance } from 'fastify'
import { answerers, answerFaults, answerModes } from '../answer-faults'
import { bureauModes } from '../bureau-control'
import type { BureauModes } from '../bureau-modes'
import { bureauNames, deskOf, receiptsOf, type BureauDeps } from '../bureaus'
import { installMeter } from '../bureaus/water'
import { clientResults, setClientResult } from '../cashiers'
import { setBlocked } from '../login-codes'
import type { NoticePost } from '../notices/post'
import { noticeModes } from '../notices/rules'
import { dropTokens } from '../wechat/tokens'
import { findCitizen, platforms, type World } from '../world'
import { forgeNotice, repeatNotice } from './by-hand'
import { listOrders } from './orders'
import { refundOrder } from './refund'
import { controlRefusal, oneOf, optionalCount, optionalText, readMeter } from './readings'

export interface ControlDesk { world: World; post: NoticePost; modes: BureauModes; bureaus: BureauDeps; reset(): void }

type Body = { Body: Record<string, unknown> | undefined }
type OfBureau = Body & { Params: { city: string; name: string } }

export function registerControls(app: FastifyInstance, desk: ControlDesk): void {
  void app.register(async (scope) => {
    scope.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => reply.code(error.statusCode ?? 500).send({ error: error.message }))
    platformControls(scope, desk)
    noticeControls(scope, desk)
    bureauControls(scope, desk)
  })
}

function platformControls(scope: FastifyInstance, desk: ControlDesk): void {
  const { world } = desk
  scope.post('/controls/reset', async () => {
    desk.reset()
    return { done: true }
  })
  scope.post<Body>('/controls/clock', async ({ body }) => {
    const seconds = optionalCount('advanceSeconds', body?.advanceSeconds)
    await world.clock.advance(seconds ?? 0)
    return { now: world.clock.now().toISOString(), aheadSeconds: Math.round(world.clock.aheadMs() / 1000) }
  })
  scope.post<Body>('/controls/cashier', async ({ body }) => {
    const platform = oneOf('platform', body?.platform, platforms)
    setClientResult(world, platform, oneOf('result', body?.result, clientResults))
    return { done: true }
  })
  scope.post<Body>('/controls/answers', async ({ body = {} }) => {
    const mode = oneOf('mode', body.mode, answerModes)
    answerFaults(world.books).set(oneOf('platform', body.platform, answerers), { mode, times: optionalCount('times', body.times), call: optionalText('call', body.call) })
    return { done: true }
  })
  scope.post<Body & { Params: { key: string } }>('/controls/citizens/:key', async ({ params, body }) => {
    if (!findCitizen(world, params.key)) throw controlRefusal(`no such citizen: ${params.key}`)
    setBlocked(world, params.key, body?.blocked === true)
    return { done: true }
  })
  scope.post('/controls/wechat/drop-tokens', async () => {
    dropTokens(world)
    return { done: true }
  })
  scope.post<Body>('/controls/orders/refund', async ({ body = {} }) => {
    refundOrder(world, oneOf('platform', body.platform, platforms), optionalText('orderNumber', body.orderNumber) ?? '')
    return { done: true }
  })
  scope.get('/controls/orders', async () => ({ orders: listOrders(world, desk.post) }))
}

function noticeControls(scope: FastifyInstance, { world, post }: ControlDesk): void {
  scope.post<Body>('/controls/notices', async ({ body = {} }) => {
    post.rules.set({
      mode: oneOf('mode', body.mode, noticeModes),
      platform: body.platform === undefined ? undefined : oneOf('platform', body.platform, platforms),
      orderNumber: optionalText('orderNumber', body.orderNumber),
      times: optionalCount('times', body.times),
      delayMs: optionalCount('delayMs', body.delayMs),
    })
    return { done: true }
  })
  scope.post('/controls/notices/release', async () => ({ released: await post.release() }))
  scope.post<Body>('/controls/notices/forge', async ({ body = {} }) =>
    forgeNotice({ world, post }, oneOf('platform', body.platform, platforms), optionalText('orderNumber', body.orderNumber) ?? ''))
  scope.post<Body>('/controls/notices/again', async ({ body = {} }) =>
    repeatNotice({ world, post }, { platform: oneOf('platform', body.platform, platforms), orderNumber: optionalText('orderNumber', body.orderNumber) ?? '', wrongAmount: body.wrongAmount === true }))
}

function bureauControls(scope: FastifyInstance, { modes, bureaus }: ControlDesk): void {
  const check = ({ city, name }: { city: string; name: string }) => {
    if (!bureauNames.includes(`${city}/${name}`)) throw controlRefusal(`no such bureau: ${city}/${name}; there are ${bureauNames.join(', ')}`)
  }
  scope.get('/controls/bureaus', async () => ({
    bureaus: bureauNames.map((full) => {
      const [city, name] = full.split('/')
      return { city, name, mode: modes.mode(city, name) }
    }),
  }))
  scope.post<OfBureau>('/controls/bureaus/:city/:name', async ({ params, body }) => {
    check(params)
    modes.set(params.city, params.name, oneOf('mode', body?.mode, bureauModes))
    return { done: true }
  })
  scope.post<Body & { Params: { city: string } }>('/controls/bureaus/:city/water/meters', async ({ params, body = {} }) => {
    check({ ...params, name: 'water' })
    installMeter(deskOf(bureaus, params.city, 'water'), readMeter(body))
    return { done: true }
  })
  scope.get<OfBureau>('/controls/bureaus/:city/:name/receipts', async ({ params }) => {
    check(params)
    return { receipts: receiptsOf(bureaus, params.city, params.name) }
  })
}
