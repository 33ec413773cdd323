/** Puts the sandbox together: both platforms, the bureaus, the device API, the controls and two phones. */
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { registerAlipay } from './alipay'
import { alipayNoticeStyle } from './alipay/notice-style'
import { openBooks, type Books } from './books'
import { bureauModesOf, bureauStoreOf } from './bureau-modes'
import { registerBureaus } from './bureaus'
import { createClock, type SandboxClock } from './clock'
import { registerControls } from './controls'
import { credentials, writeCredentials } from './credentials'
import { registerDevice } from './device'
import { registerFrontPage } from './front-page'
import { allowEmptyJson } from './empty-json'
import { openKeys } from './keys'
import { createPost } from './notices/post'
import { buildPhone } from './phones/phone'
import { releasedPages } from './released-pages'
import { registerWechat } from './wechat'
import { registerWechatPay } from './wechat-pay'
import { wechatNoticeStyle } from './wechat-pay/notice-style'
import { readCitizens, readTemplates, type World } from './world'

export interface SandboxOptions {
  /** Where keys, books and credentials lie; absent = in memory only. */
  dataDir?: string
  /** 0 takes any free port. */
  ports: { api: number; wechatPhone: number; alipayPhone: number }
  /** The H5 build the phones show. */
  appDir?: string
  /** The city's server that the phones talk to. */
  serverUrl?: string
  host?: string
}

export interface Sandbox {
  app: FastifyInstance
  clock: SandboxClock
  /** Opens the ports and gives the environment of a server that uses this sandbox. */
  start(): Promise<Record<string, string>>
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'
const AHEAD = 'ahead-ms'

function openWorld(options: SandboxOptions): World {
  const books = openBooks(options.dataDir && join(options.dataDir, 'books.jsonl'))
  return { books, clock: openClock(books), keys: openKeys(options.dataDir), citizens: readCitizens(), templates: readTemplates(), releasedPages: releasedPages(options.appDir) }
}

/** The virtual time goes on where it stood, or records of the past would lie in the future. */
function openClock(books: Books): SandboxClock {
  const shelf = books.shelf<number>('clock')
  return createClock({ aheadMs: shelf.get(AHEAD) ?? 0, onAdvance: (ahead) => shelf.put(AHEAD, ahead) })
}

export function buildSandbox(options: SandboxOptions): Sandbox {
  const world = openWorld(options)
  const { books, clock, keys } = world
  const post = createPost({ books, clock, styles: { wechat: wechatNoticeStyle(keys), alipay: alipayNoticeStyle(keys) } })
  const modes = bureauModesOf(books)
  const bureaus = { control: modes, clock, store: bureauStoreOf(books) }
  const reset = () => {
    clock.forget()
    books.empty()
    books.shelf<number>('clock').put(AHEAD, clock.aheadMs())
  }

  let ready = false
  const app = Fastify({ forceCloseConnections: true })
  allowEmptyJson(app)
  app.get('/health/ready', (_request, reply) => reply.code(ready ? 200 : 503).send({ ready }))
  app.get('/health/live', async () => ({ live: true }))
  registerWechat(app, world)
  registerWechatPay(app, world)
  registerAlipay(app, world)
  registerBureaus(app, bureaus)
  registerDevice(app, { world, post })
  registerControls(app, { world, post, modes, bureaus, reset })
  registerFrontPage(app)

  const phone = (platform: 'wechat' | 'alipay') => buildPhone({ platform, world, post, appDir: options.appDir, serverUrl: options.serverUrl ?? `http://${LOOPBACK}:4000` })
  const phones = { wechat: phone('wechat'), alipay: phone('alipay') }
  return {
    app,
    clock,
    async start() {
      const host = options.host ?? LOOPBACK
      await Promise.all([
        app.listen({ host, port: options.ports.api }),
        phones.wechat.listen({ host, port: options.ports.wechatPhone }),
        phones.alipay.listen({ host, port: options.ports.alipayPhone }),
      ])
      const named = credentials(keys, { api: `http://${host}:${portOf(app)}`, phones: { wechat: String(portOf(phones.wechat)), alipay: String(portOf(phones.alipay)) } })
      if (options.dataDir) writeCredentials(options.dataDir, named)
      post.resume()
      ready = true
      return named
    },
    async close() {
      ready = false
      clock.forget()
      await Promise.all([app.close(), phones.wechat.close(), phones.alipay.close()])
      books.close()
    },
  }
}

const portOf = (app: FastifyInstance) => (app.server.address() as AddressInfo).port
