/** A context with both cities published, and its app with people who can sign in. */
import type { FastifyInstance } from 'fastify'
import type { PlatformName } from '#contract/api/shared'
import type { SignInReply } from '#contract/api/identity'
import { buildApp, type AppOptions } from '../../server/app'
import { citiesToPublish, seed } from '../../server/db/seed'
import type { Gateway } from '../../server/platforms/gateway'
import { aContext, type ContextOptions, type TestContext } from './context'

export async function aSeededContext(options: ContextOptions = {}): Promise<TestContext> {
  const context = await aContext(options)
  await seed(context, citiesToPublish(context.config.citiesDir))
  return context
}

/** A platform whose login codes are "code-<user>" and work as often as you like; everything else is absent. */
export function aSignInGateway(platform: PlatformName, over: Partial<Gateway> = {}): Gateway {
  return {
    platform,
    signIn: async (code: string) => (code.startsWith('code-') ? { kind: 'ok', userId: code.slice('code-'.length) } : { kind: 'rejected' }),
    ...over,
  } as Gateway
}

export interface TestApp {
  context: TestContext
  app: FastifyInstance
  close(): Promise<void>
}

export async function anApp(options: ContextOptions & AppOptions = {}): Promise<TestApp> {
  const gateways = { wechat: aSignInGateway('wechat'), alipay: aSignInGateway('alipay'), ...options.gateways }
  const context = await aSeededContext({ ...options, gateways })
  const app = await buildApp(context, { limits: options.limits })
  return { context, app, close: async () => void (await app.close(), await context.db.close()) }
}

/** Headers of a citizen who has signed in on a platform. */
export async function signedIn(app: FastifyInstance, user = 'citizen-one', platform: PlatformName = 'wechat') {
  const reply = await app.inject({ method: 'POST', url: '/api/sessions', payload: { platform, code: `code-${user}` } })
  const { token } = reply.json<SignInReply>()
  return { authorization: `Bearer ${token}` }
}
