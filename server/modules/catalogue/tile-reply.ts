import type { PublicFlow, TileReply } from '#contract/api/catalogue'
import type { PlatformName } from '#contract/api/shared'
import type { Flow } from '#contract/tile/flow'
import type { LiveTile } from './live'

type BureauTitle = (connector: string) => string

/** What the app needs of a flow; connectors, mappings and schedules stay here. */
function publicFlow(flow: Flow, bureau: BureauTitle): PublicFlow {
  const { key, title } = flow
  switch (flow.kind) {
    case 'appointment':
      return {
        kind: flow.kind, key, title, venues: flow.venues.map((each) => each.venue), horizonDays: flow.horizonDays,
        cancelCutoffMinutes: flow.cancelCutoffMinutes, noShowRule: flow.noShowRule, person: flow.person,
      }
    case 'query':
      return { kind: flow.kind, key, title, inputs: flow.inputs, consent: flow.consent, bureau: bureau(flow.connector.name) }
    case 'bill':
      return { kind: flow.kind, key, title, inputs: flow.inputs, payee: flow.payee.name, bureau: bureau(flow.connector.name), nothing: flow.nothing }
    case 'fee':
      return { kind: flow.kind, key, title, payee: flow.payee.name }
    case 'form':
      return { kind: flow.kind, key, title }
    case 'link':
      return { kind: flow.kind, key, title, operator: flow.operator, target: flow.target }
  }
}

export function tileReply(live: LiveTile, platform: PlatformName, bureau: BureauTitle): TileReply {
  const { city, manifest } = live
  const { identity, guide, flows, assurance, messages } = manifest
  const venueKeys = new Set([
    ...guide.halls.map((hall) => hall.venue),
    ...flows.flatMap((flow) => (flow.kind === 'appointment' ? flow.venues.map((each) => each.venue) : [])),
  ])
  return {
    key: live.key, version: live.version, digest: live.digest, name: identity.name, shortName: identity.shortName, icon: identity.icon,
    department: { name: identity.department.name, shortName: identity.department.shortName },
    guide,
    venues: city.venues.filter((venue) => venueKeys.has(venue.key)),
    flows: flows.map((flow) => publicFlow(flow, bureau)),
    assurance,
    grants: messages.flatMap(({ event, template }) => {
      const found = city.templates.find((each) => each.event === template)
      return found ? [{ event, templateId: found[platform] }] : []
    }),
  }
}
