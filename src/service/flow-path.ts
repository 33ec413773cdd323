import type { PublicFlow } from '#contract/api/catalogue'
import { pathTo } from '../platform/navigation'

const pages = { appointment: '/service/book/index', query: '/service/query/index', bill: '/service/bill/index' } as const
type PagedFlow = Extract<PublicFlow, { kind: keyof typeof pages }>
export type LinkFlow = Extract<PublicFlow, { kind: 'link' }>
export type UsableFlow = PagedFlow | LinkFlow

/** What this version of the app can do: on a page of its own, or by leaving for another's. For the rest the guide shows the hall. */
export const usableFlows = (flows: PublicFlow[] = []): UsableFlow[] => flows.filter((flow): flow is UsableFlow => flow.kind in pages || flow.kind === 'link')

export const flowPath = (city: string, tile: string, flow: PagedFlow): string => pathTo(pages[flow.kind], { city, tile, flow: flow.key })
