/** A citizen's story told once and played in both containers; every step leaves what was seen, asked and called. */
import { type Citizen, citizenOf } from '../host/citizen'
import type { Decisions } from '../host/device'
import type { HostCall } from '../host/host-log'
import type { Target } from '../host/dialect'
import { type Host, openHost } from '../host/host'
import type { Stack } from '../setup/stack'

export interface Around { stack: Stack; platform: 'wechat' | 'alipay'; citizenKey: string }
/** Whoever plays a story: a mini-program in its container, or the H5 build in a browser. */
export interface Person extends Pick<Citizen, 'route' | 'title' | 'words' | 'sees' | 'settled' | 'until' | 'untilRoute' | 'tap' | 'type' | 'tab' | 'back'> {
  /** What this person will answer to the platform's own dialogs from now on. */
  decide(change: Partial<Decisions>): void
  /** Something that happened outside the app and is compared too. */
  note(call: HostCall): void
}

export interface Step {
  what: string
  /** What the platform must have been asked in this step, as it stands in Seen.calls. */
  calls?: string[]
  does(citizen: Person, around: Around): Promise<void>
}
export interface Story { title: string; citizen: string; steps: Step[] }

export interface Seen { what: string; route: string; title: string; words: string[]; requests: string[]; calls: string[] }
export interface Telling { target: Target; story: string; seen: Seen[]; errors: string[]; unknown: string[] }

/** Left out of the comparison: what the app keeps for itself, not what it does to the world. */
const QUIET = new Set(['setStorage', 'showTabBar', 'hideTabBar', 'setTabBarStyle', 'setTabBarItem'])

export function personIn(host: Host): Person {
  return { ...citizenOf(host), decide: (change) => void Object.assign(host.device.decisions, change), note: (call) => void host.log.calls.push(call) }
}

export async function tell(story: Story, target: Target, stack: Stack, dist?: string): Promise<Telling> {
  const platform = target === 'weapp' ? 'wechat' : 'alipay'
  const appId = target === 'weapp' ? stack.credentials.WECHAT_APP_ID : stack.credentials.ALIPAY_APP_ID
  const host = openHost({ target, dist, citizen: story.citizen, serverUrl: stack.serverUrl, sandboxUrl: stack.sandboxUrl, appId })
  const citizen = personIn(host)
  const seen: Seen[] = []
  try {
    await citizen.settled()
    for (const { what, does, calls = [] } of story.steps) {
      const before = { network: host.log.network.length, calls: host.log.calls.length }
      try {
        await does(citizen, { stack, platform, citizenKey: story.citizen })
        await citizen.settled()
      } catch (error) {
        throw new Error(`${story.title} (${target}), step "${what}": ${(error as Error).message}\nserver: ${stack.serverLog().slice(-1500)}`)
      }
      const step: Seen = {
        what, route: citizen.route(), title: citizen.title(), words: citizen.words(),
        requests: host.log.network.slice(before.network).map(({ method, path, status }) => `${method} ${path} ${status}`),
        calls: host.log.calls.slice(before.calls).filter(({ api }) => !QUIET.has(api)).map(({ api, outcome, about }) => `${api} ${outcome} ${about ?? ''}`.trim()),
      }
      const missing = calls.filter((call) => !step.calls.includes(call))
      if (missing.length) throw new Error(`${story.title} (${target}), step "${what}": the platform was not asked ${missing.join(', ')} but ${step.calls.join(', ')}`)
      seen.push(step)
    }
    return { target, story: story.title, seen, errors: host.log.errors, unknown: [...new Set(host.log.unknown)] }
  } finally {
    host.close()
  }
}
