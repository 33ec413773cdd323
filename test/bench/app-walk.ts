/** Walks through every page of the app in a running city: the journeys first, then the pages no story opens. */
import type { Target } from '../host/dialect'
import { type Host, openHost } from '../host/host'
import type { Stack } from '../setup/stack'
import { stories as booking } from '../journeys/book.journey'
import { stories as paying } from '../journeys/pay.journey'
import { stories as querying } from '../journeys/query.journey'
import { personIn, type Person } from '../journeys/story'
import { addCalls, addLook, type PageAudit } from './app-audit'

const phone = (target: Target, dist: string, stack: Stack, more: { citizen: string; storage?: Map<string, string>; open?: string }): Host =>
  openHost({ target, dist, serverUrl: stack.serverUrl, sandboxUrl: stack.sandboxUrl, appId: target === 'weapp' ? stack.credentials.WECHAT_APP_ID : stack.credentials.ALIPAY_APP_ID, ...more })

async function looking(pages: Map<string, PageAudit>, host: Host, acts: (citizen: Person, look: () => void) => Promise<void>): Promise<void> {
  const citizen = personIn(host)
  const look = () => addLook(pages, host)
  try {
    await citizen.settled()
    look()
    await acts(citizen, look)
    addCalls(pages, host)
  } finally {
    host.close()
  }
}

/** Routes seen, each with its largest measures. */
export async function walk(target: Target, dist: string, stack: Stack): Promise<Map<string, PageAudit>> {
  const pages = new Map<string, PageAudit>()
  const storage = new Map<string, string>()
  const links = new Map<string, string>()
  for (const story of [booking[0], querying[0], paying[0]]) {
    const host = phone(target, dist, stack, { citizen: story.citizen, storage })
    await looking(pages, host, async (citizen, look) => {
      for (const { does } of story.steps) {
        await does(citizen, { stack, platform: host.dialect.platform, citizenKey: story.citizen }).catch((error: Error) => {
          // A name is proved once; the second story finds it proved.
          if (!/去实名|您已经实名/.test(error.message)) throw error
        })
        await citizen.settled()
        look()
        const { route, query } = host.stack.top()
        links.set(route, `/${route}?${Object.entries(query).map(([name, value]) => `${name}=${value}`).join('&')}`)
      }
    })
  }
  const id = /id=([^&]+)/.exec(links.get('service/booked/index') ?? '')?.[1] ?? ''
  const routes = phone(target, dist, stack, { citizen: 'chen-zhixia', storage })
  const all = routes.package.routes
  routes.close()
  for (const route of all) {
    const open = links.get(route) ?? (route === 'account/booking/index' ? `/${route}?id=${id}` : `/${route}`)
    await looking(pages, phone(target, dist, stack, { citizen: 'chen-zhixia', storage, open }), async () => undefined)
  }
  return pages
}
