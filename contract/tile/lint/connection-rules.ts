/** What a tile names must exist in its city: venues, connectors, values of the answer, message templates. */
import type { Flow, QueryView } from '../flow'
import type { MessageEvent } from '../tile'
import { when, type Finding, type TileRule, type World } from './problem'

const eventsOf: Record<Flow['kind'], MessageEvent[]> = {
  appointment: ['booking-made', 'booking-cancelled'],
  query: ['query-answered'],
  bill: ['payment-settled', 'payment-refunded'],
  fee: ['payment-settled', 'payment-refunded'],
  form: [],
  link: [],
}

export const connectionRules: TileRule[] = [
  {
    id: 'venue-exists',
    check: ({ guide, flows }, { city }) => {
      const known = new Set(city.venues.map((venue) => venue.key))
      const missing = (key: string, path: string) => when(!known.has(key), path, `${city.name}没有 ${key} 这个地点`)
      return [
        ...guide.halls.flatMap((hall, i) => missing(hall.venue, `/guide/halls/${i}/venue`)),
        ...flows.flatMap((flow, f) => (flow.kind === 'appointment' ? flow.venues.flatMap((use, i) => missing(use.venue, `/flows/${f}/venues/${i}/venue`)) : [])),
      ]
    },
  },
  { id: 'connector-exists', check: ({ flows }, world) => flows.flatMap((flow, i) => connectorFindings(flow, `/flows/${i}/connector`, world)) },
  {
    id: 'view-value',
    check: ({ flows }, { connectors }) =>
      flows.flatMap((flow, i) => {
        if (flow.kind !== 'query') return []
        const map = connectors.get(flow.connector.name)?.operations.query?.map
        if (map === undefined) return []
        return valuesOf(flow.view, `/flows/${i}/view`).flatMap(({ value, path }) => when(!map.includes(`"${value}"`), path, `接口 ${flow.connector.name} 的答复里没有 ${value}`))
      }),
  },
  {
    id: 'message-template',
    check: ({ messages, flows }, { city }) => {
      const possible = new Set(flows.flatMap((flow) => eventsOf[flow.kind]))
      return messages.flatMap(({ event, template }, i) => [
        ...when(!city.templates.some((one) => one.event === template), `/messages/${i}/template`, `${city.name}没有 ${template} 的消息模板，两个平台都要有`),
        ...when(!possible.has(event), `/messages/${i}/event`, `这项服务的流程里不会有 ${event}`),
      ])
    },
  },
]

function connectorFindings(flow: Flow, path: string, { city, connectors }: World): Finding[] {
  if (flow.kind !== 'query' && flow.kind !== 'bill' && flow.kind !== 'form') return []
  const connector = connectors.get(flow.connector.name)
  if (!connector) return [{ path: `${path}/name`, reason: `${city.name}没有接口 ${flow.connector.name}` }]
  const has = (operation: string) => operation in connector.operations
  const wanted = flow.kind === 'query' ? 'query' : flow.kind === 'bill' ? 'bills' : 'submit'
  return [
    ...when(flow.connector.operation !== wanted, `${path}/operation`, `这种流程用的操作应当是 ${wanted}`),
    ...when(!has(flow.connector.operation), `${path}/operation`, `接口 ${connector.name} 没有 ${flow.connector.operation} 操作`),
    ...when(flow.kind === 'bill' && !has('settle'), `${path}/name`, `接口 ${connector.name} 没有 settle 操作，收了钱销不了账`),
  ]
}

function valuesOf(view: QueryView, at: string): { value: string; path: string }[] {
  const { headline, tag, facts, details, records } = view
  return [
    ...(headline ? [{ value: headline.value, path: `${at}/headline/value` }] : []),
    ...(tag ? [{ value: tag.value, path: `${at}/tag/value` }] : []),
    ...facts.map((shown, i) => ({ value: shown.value, path: `${at}/facts/${i}/value` })),
    ...details.map((shown, i) => ({ value: shown.value, path: `${at}/details/${i}/value` })),
    ...(records ? [records.list, records.what, records.on, records.amount, records.state].flatMap((value) => (value ? [{ value, path: `${at}/records` }] : [])) : []),
  ]
}
