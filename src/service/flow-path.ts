import type { PublicFlow } from '#contract/api/catalogue'
import { pathTo } from '../platform/navigation'

const pages = { appointment: '/service/book/index', query: '/service/query/index', bill: '/service/bill/index' } as const
type UsableFlow = Extract<PublicFlow, { kind: keyof typeof pages }>

/** The flows this version of the app has a page for; for the rest the guide shows the hall. */
export const usableFlows = (flows: PublicFlow[] = []): UsableFlow[] => flows.filter((flow): flow is UsableFlow => flow.kind in pages)

export const flowPath = (city: string, tile: string, flow: UsableFlow): string => pathTo(pages[flow.kind], { city, tile, flow: flow.key })
