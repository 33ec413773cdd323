/** Every page walked with real content; the largest of each measure the platforms' audits look at. */
import type { Host } from '../host/host'
import { shapeOf } from '../host/markup/drawn'

/** The platforms' limits (performance.md §1); we keep to half of each. */
export const limits = { nodes: 1000, depth: 30, children: 60, setDataBytes: 256 * 1024, setDataPerSecond: 20 } as const
export type Measure = keyof typeof limits
export type PageAudit = Record<Measure, number> & { widest: string }

const none = (): PageAudit => ({ nodes: 0, depth: 0, children: 0, setDataBytes: 0, setDataPerSecond: 0, widest: '' })

/** Most calls within any one second. */
function busiestSecond(times: number[]): number {
  let most = 0
  let from = 0
  times.forEach((time, index) => {
    while (time - times[from] >= 1000) from += 1
    most = Math.max(most, index - from + 1)
  })
  return most
}

export function addLook(pages: Map<string, PageAudit>, host: Host): void {
  const page = host.stack.top()
  const shape = shapeOf(page.instance.drawn())
  const known = pages.get(page.route) ?? none()
  if (shape.children > known.children) Object.assign(known, { children: shape.children, widest: shape.widest })
  pages.set(page.route, { ...known, nodes: Math.max(known.nodes, shape.nodes), depth: Math.max(known.depth, shape.depth) })
}

export function addCalls(pages: Map<string, PageAudit>, host: Host): void {
  for (const [route, audit] of pages) {
    const calls = host.log.setData.filter(({ page }) => page === route)
    audit.setDataBytes = Math.max(audit.setDataBytes, ...calls.map(({ bytes }) => bytes))
    audit.setDataPerSecond = Math.max(audit.setDataPerSecond, busiestSecond(calls.map(({ at }) => at)))
  }
}

export const beyondHalf = (audit: PageAudit): Measure[] => (Object.keys(limits) as Measure[]).filter((measure) => audit[measure] > limits[measure] / 2)
