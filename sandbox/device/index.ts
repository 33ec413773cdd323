/** The device API: what a phone's own platform client does. The phone shell and the headless test host both use it. */
import type { FastifyInstance } from 'fastify'
import { findCertify } from '../alipay/certify'
import { inboxOf } from '../inbox'
import { isBlocked } from '../login-codes'
import type { NoticePost } from '../notices/post'
import { findTemplate, standing } from '../subscriptions'
import { nameOfCheck } from '../wechat/face'
import { platforms, type PlatformName, type World } from '../world'
import { registerAlipayDevice } from './alipay'
import { citizenOf, deviceRefusal } from './citizen-of'
import { papersOf } from './papers'
import { registerWechatDevice } from './wechat'

export function registerDevice(app: FastifyInstance, desk: { world: World; post: NoticePost }): void {
  const { world } = desk
  void app.register(async (scope) => {
    scope.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => reply.code(error.statusCode ?? 500).send({ errMsg: error.message }))
    registerWechatDevice(scope, desk)
    registerAlipayDevice(scope, desk)
    scope.get('/device/citizens', async () => ({
      citizens: world.citizens.map((citizen) => {
        const { key, name, note, elder, idNumber, mobile } = citizen
        return { key, name, note, elder, idNumber, mobile, ...papersOf(citizen), blocked: isBlocked(world, key) }
      }),
    }))
    scope.get('/device/clock', async () => ({ now: world.clock.now().toISOString() }))
    scope.get<{ Params: { platform: PlatformName }; Querystring: { citizen?: string } }>('/device/:platform/inbox', async ({ params, query }) => {
      const citizen = citizenOf(world, query.citizen)
      return { messages: inboxOf(world, platform(params.platform), citizen.key) }
    })
    scope.get<{ Params: { platform: PlatformName }; Querystring: { citizen?: string; ids?: string } }>('/device/:platform/templates', async ({ params, query }) => {
      const citizen = citizenOf(world, query.citizen)
      return { templates: (query.ids ?? '').split(',').map((id) => shown(world, { citizen, platform: platform(params.platform), templateId: id })) }
    })
    scope.get<{ Params: { platform: PlatformName; id: string } }>('/device/:platform/face/:id', async ({ params }) => {
      const name = platform(params.platform) === 'wechat' ? nameOfCheck(world, params.id) : findCertify(world, params.id)?.name
      if (name === undefined) throw deviceRefusal('no such face check')
      return { name }
    })
  })
}

function platform(value: string): PlatformName {
  const found = platforms.find((name) => name === value)
  if (!found) throw deviceRefusal(`no such platform: ${value}`)
  return found
}

/** What the permission dialog shows of a template, and the answer the citizen gave for good. */
function shown(world: World, wish: Parameters<typeof standing>[1]): object {
  const template = findTemplate(world, wish.platform, wish.templateId)
  if (!template) throw deviceRefusal(`no such template: ${wish.templateId}`)
  return { id: template.id, title: template.title, labels: template.keys.map(({ label }) => label), kept: standing(world, wish).kept }
}
