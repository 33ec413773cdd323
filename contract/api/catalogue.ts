import { Type, type Static } from '@sinclair/typebox'
import { Brand, City } from '../tile/city'
import type { LinkTarget } from '../tile/flow'
import { Guide, Venue } from '../tile/guide'
import { Input } from '../tile/input'
import { messageEvents } from '../tile/tile'
import { CityKey, Obj, Platform, TileKey } from './shared'

export const CityParams = Obj({ city: CityKey })
export const TileParams = Obj({ city: CityKey, tile: TileKey })
export const ChannelQuery = Obj({ platform: Platform })

/** The least a list needs to draw a tile. */
export const TileCard = Obj({
  key: TileKey,
  shortName: Type.String(),
  name: Type.String(),
  icon: Type.String(),
  theme: Type.String(),
  verb: Type.Union([Type.Literal('query'), Type.Literal('handle'), Type.Literal('pay')]),
  audience: Type.Array(Type.String()),
  department: Type.String(),
  /** "不用跑，3 个工作日": from the guide, honest and short. */
  line: Type.String(),
  /** Set while the bureau's probe fails: the tile stays, with the word 暂停. */
  paused: Type.Optional(Type.Boolean()),
})
export type TileCard = Static<typeof TileCard>

export const CitySummary = Obj({ code: CityKey, name: Type.String(), appName: Type.String(), brand: Brand })
export const CitiesReply = Obj({ cities: Type.Array(CitySummary) })
export type CitiesReply = Static<typeof CitiesReply>

export const HomeReply = Obj({
  city: Obj({
    code: CityKey, name: Type.String(), appName: Type.String(), organiser: Type.String(),
    supervisionTelephone: Type.String(), searchExample: Type.String(), emblem: Type.String(), brand: Brand,
  }),
  tiles: Type.Array(TileCard),
  lifeEvents: Type.Array(Obj({ name: Type.String(), icon: Type.String(), tiles: Type.Array(TileKey) })),
  notices: City.properties.notices,
})
export type HomeReply = Static<typeof HomeReply>

export const ServicesReply = Obj({
  themes: Type.Array(Obj({ key: Type.String(), tiles: Type.Array(TileCard) })),
})
export type ServicesReply = Static<typeof ServicesReply>

/** What the app needs of each flow; connectors, mappings and schedules stay on the server. */
const flowHead = { key: Type.String(), title: Type.String() }
export const PublicFlow = Type.Union([
  Obj({
    kind: Type.Literal('appointment'), ...flowHead, venues: Type.Array(Type.String()), horizonDays: Type.Integer(),
    cancelCutoffMinutes: Type.Integer(), noShowRule: Type.String(), person: Type.Array(Input),
  }),
  Obj({ kind: Type.Literal('query'), ...flowHead, inputs: Type.Array(Input), consent: Type.String(), bureau: Type.String() }),
  Obj({ kind: Type.Literal('bill'), ...flowHead, inputs: Type.Array(Input), payee: Type.String(), bureau: Type.String(), nothing: Type.String() }),
  Obj({ kind: Type.Literal('fee'), ...flowHead, payee: Type.String() }),
  Obj({ kind: Type.Literal('form'), ...flowHead }),
  Obj({ kind: Type.Literal('link'), ...flowHead, operator: Type.String(), target: Type.Unsafe<LinkTarget>(Type.Unknown()) }),
])
export type PublicFlow = Static<typeof PublicFlow>

export const TileReply = Obj({
  key: TileKey,
  /** Counts from 1 in its city. */
  version: Type.Integer(),
  /** SHA-256 of the canonical manifest, hex. */
  digest: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  icon: Type.String(),
  department: Obj({ name: Type.String(), shortName: Type.String() }),
  guide: Guide,
  /** Full venues for the keys that guide and flows name. */
  venues: Type.Array(Venue),
  flows: Type.Array(PublicFlow),
  assurance: Obj({ see: Type.Integer(), submit: Type.Integer(), pay: Type.Integer() }),
  /** Platform template ids that this tile's flows may send, for the asking platform. */
  grants: Type.Array(Obj({ event: Type.Unsafe<(typeof messageEvents)[number]>({ type: 'string', enum: [...messageEvents] }), templateId: Type.String() })),
})
export type TileReply = Static<typeof TileReply>

export const SearchQuery = Obj({ q: Type.String({ minLength: 1, maxLength: 40 }), platform: Platform })
export const SearchReply = Obj({
  hits: Type.Array(Obj({ tile: TileCard, /** "又叫：换护照" or "指南里说到：……"; absent when the name itself matched. */ why: Type.Optional(Type.String()) })),
})
export type SearchReply = Static<typeof SearchReply>
