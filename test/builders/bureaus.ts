/** The sandbox's bureaus alone, over HTTP, with a clock and modes that a test turns. */
import Fastify from 'fastify'
import type { BureauMode } from '../../sandbox/bureau-control'
import { bureauNames, receiptsOf, registerBureaus, type BureauDeps } from '../../sandbox/bureaus'
import people from '../../sandbox/seed/citizens.json'

export interface RunningBureaus {
  /** For config.bureauUrls. */
  urls: Record<string, string>
  set(name: string, mode: BureauMode): void
  receipts(city: string, name: string): ReturnType<typeof receiptsOf>
  close(): Promise<void>
}

export async function runBureaus(now: () => Date): Promise<RunningBureaus> {
  const books = new Map<string, unknown>()
  const modes = new Map<string, BureauMode>()
  const deps: BureauDeps = {
    control: { mode: (city, name) => modes.get(`${city}/${name}`) ?? 'up' },
    clock: { now },
    store: { get: <T>(key: string) => books.get(key) as T | undefined, set: (key, value) => void books.set(key, value) },
  }
  const app = Fastify()
  registerBureaus(app, deps)
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    urls: Object.fromEntries(bureauNames.map((name) => [name, `${address}/bureaus/${name}`])),
    set: (name, mode) => void modes.set(name, mode),
    receipts: (city, name) => receiptsOf(deps, city, name),
    close: () => app.close(),
  }
}

export const citizenNamed = (key: string) => {
  const found = people.find((person) => person.key === key)
  if (!found) throw new Error(`no sandbox citizen ${key}`)
  return found
}
