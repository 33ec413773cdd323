/** What listeners learn of an answered query: that there is an answer, never what it says. */
import { beijingDate, beijingTime } from '#contract/dates'
import type { DomainEvents } from '../../events/events'
import type { LiveTile } from '../catalogue'
import type { Citizen } from '../identity'

interface Told {
  citizen: Citizen
  live: LiveTile
  flow: string
  bureau: string
  queryId: string
  at: Date
}

export function queryMatter({ citizen, live, flow, bureau, queryId, at }: Told): DomainEvents['query.answered'] {
  const { identity } = live.manifest
  const [year, month, day] = beijingDate(at).split('-').map(Number)
  return {
    citizenId: citizen.id, platform: citizen.platform, city: live.city.code, tile: live.key, digest: live.digest, icon: identity.icon,
    title: `查到了：${identity.name}`,
    text: `数据来自${bureau}。结果只在您点开时显示。`,
    link: `/service/query/index?city=${live.city.code}&tile=${live.key}&flow=${flow}`,
    values: { what: identity.name, when: `${year}年${month}月${day}日 ${beijingTime(at)}`, note: '结果已查到，点开看' },
    queryId,
  }
}
