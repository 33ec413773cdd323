/** One phone: the H5 build of the app, the server behind it, the platform's client around it. One origin each, so that two phones never share storage. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import { registerDevice } from '../device'
import { allowEmptyJson } from '../empty-json'
import type { NoticePost } from '../notices/post'
import type { PlatformName, World } from '../world'
import { identities } from '../keys'
import { proxyToServer } from './to-server'

export interface PhoneOptions { platform: PlatformName; world: World; post: NoticePost; appDir?: string; serverUrl: string }

const shellFolder = join(__dirname, 'public')
const holders: Record<PlatformName, string> = { wechat: 'chen-zhixia', alipay: 'lin-yuan' }
const MISSING = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>还没有构建</title><p style="font:15px/1.6 sans-serif;padding:24px">还没有 H5 构建。请运行 <code>npm run build:h5</code>，这里会自己出来。</p>'

export function buildPhone({ platform, world, post, appDir, serverUrl }: PhoneOptions): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true })
  allowEmptyJson(app)
  registerDevice(app, { world, post })
  proxyToServer(app, serverUrl)
  app.get('/phone/setup.json', async () => ({ platform, holder: holders[platform], wechatAppId: identities.wechatAppId }))
  app.get('/phone', (_request, reply) => reply.sendFile('phone.html', shellFolder))
  void app.register(fastifyStatic, { root: shellFolder, prefix: '/phone/', cacheControl: false })
  if (appDir) serveApp(app, appDir)
  return app
}

/** Files of the build; it may be made or replaced while the phone is on. */
function serveApp(app: FastifyInstance, appDir: string): void {
  const index = join(appDir, 'index.html')
  app.get('/', async (_request, reply) => {
    const page = existsSync(index) ? await readFile(index, 'utf8') : MISSING
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
  void app.register(fastifyStatic, { root: appDir, prefix: '/', index: false, decorateReply: false })
}
