/** The first content of the home page with 24 tiles: our build against a page written by hand, same words, same host. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { citizenOf } from '../host/citizen'
import type { Target } from '../host/dialect'
import { openHost } from '../host/host'

export const TILES = 24
const root = path.resolve(__dirname, '../..')

interface Identity { shortName: string; name: string; icon: string; theme: string; verb: string; audience: string[]; department: { shortName: string } }
const json = <T>(file: string): T => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T

/** The shipped city, its tiles repeated until there are enough. */
export function homeReply(): Record<string, unknown> {
  const city = json<Record<string, unknown>>('cities/yunpu/city.json')
  const keys = readdirSync(path.join(root, 'cities/yunpu/tiles')).sort()
  const tiles = Array.from({ length: TILES }, (_, index) => {
    const key = keys[index % keys.length]
    const { identity } = json<{ identity: Identity }>(`cities/yunpu/tiles/${key}/tile.json`)
    const { shortName, name, icon, theme, verb, audience, department } = identity
    return { key: index < keys.length ? key : `${key}-${index}`, shortName, name, icon, theme, verb, audience, department: department.shortName, line: '不用跑，当场出结果' }
  })
  const { code, name, appName, organiser, supervisionTelephone, searchExample, emblem, brand, lifeEvents, notices } = city
  return { city: { code, name, appName, organiser, supervisionTelephone, searchExample, emblem, brand }, tiles, lifeEvents, notices }
}

export function serveHome(): Promise<{ url: string; server: Server }> {
  const body = JSON.stringify(homeReply())
  const server = createServer((request, reply) => {
    const isHome = /^\/api\/cities\/yunpu\/home/.test(request.url ?? '')
    reply.writeHead(isHome ? 200 : 401, { 'content-type': 'application/json', etag: '"bench"' })
    reply.end(isHome ? body : '{"code":"sign-in-needed","message":"请先登录","requestId":"bench"}')
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    resolve({ url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, server })
  }))
}

export interface Launch { words: string[]; calls: number[]; total: number; largest: number }

/** One launch on this phone until nothing moves. */
export async function launch(target: Target, dist: string, serverUrl: string, storage: Map<string, string>): Promise<Launch> {
  const host = openHost({ target, dist, citizen: 'nobody', serverUrl, sandboxUrl: serverUrl, appId: 'bench', storage })
  const citizen = citizenOf(host)
  await citizen.until('关于和隐私')
  const calls = host.log.setData.map(({ bytes }) => bytes)
  host.close()
  if (host.log.errors.length) throw new Error(host.log.errors[0])
  return { words: citizen.words(), calls, total: calls.reduce((sum, bytes) => sum + bytes, 0), largest: Math.max(...calls) }
}

export interface HomeMeasure { target: Target; ours: Launch; native: Launch; warm: Launch; nativeWarm: Launch }

export async function measureHome(target: Target, dist: string): Promise<HomeMeasure> {
  const { url, server } = await serveHome()
  const native = path.join(__dirname, 'native-page', target)
  try {
    const ourPhone = new Map<string, string>()
    const nativePhone = new Map<string, string>()
    const ours = await launch(target, dist, url, ourPhone)
    const byHand = await launch(target, native, url, nativePhone)
    const warm = await launch(target, dist, url, ourPhone)
    const nativeWarm = await launch(target, native, url, nativePhone)
    return { target, ours, native: byHand, warm, nativeWarm }
  } finally {
    server.close()
  }
}
