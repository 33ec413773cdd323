import { Type, type Static } from '@sinclair/typebox'
import { messageEvents } from '../tile/tile'
import { CityKey, Id, Instant, Obj } from './shared'

const Event = Type.Unsafe<(typeof messageEvents)[number]>({ type: 'string', enum: [...messageEvents] })

export const GrantsBody = Obj({
  city: CityKey,
  /** What the platform's panel gave back, each template once (max 3 a tap). */
  results: Type.Array(
    Obj({ templateId: Type.String({ maxLength: 64 }), outcome: Type.Unsafe<'accepted' | 'rejected' | 'banned'>({ type: 'string', enum: ['accepted', 'rejected', 'banned'] }) }),
    { minItems: 1, maxItems: 5 },
  ),
  /** Same key again changes nothing: one yes is one credit. */
  requestKey: Type.String({ pattern: '^[0-9A-Za-z_-]{8,64}$' }),
})
export type GrantsBody = Static<typeof GrantsBody>

export const InboxThread = Obj({
  id: Id,
  event: Event,
  icon: Type.String(),
  title: Type.String(),
  text: Type.String(),
  /** Path inside the app: "/account/booking/index?id=…". */
  link: Type.String(),
  unread: Type.Boolean(),
  at: Instant,
  /** How it also reached the citizen: platform message sent, no grant left, or not yet. */
  delivery: Type.Unsafe<'platform' | 'inbox-only' | 'waiting'>({ type: 'string', enum: ['platform', 'inbox-only', 'waiting'] }),
})
export type InboxThread = Static<typeof InboxThread>
export const InboxReply = Obj({ threads: Type.Array(InboxThread), unread: Type.Integer() })
export type InboxReply = Static<typeof InboxReply>
export const ThreadParams = Obj({ thread: Id })

/** "等您处理": what waits for this citizen, nearest date first. */
export const WaitingReply = Obj({
  items: Type.Array(
    Type.Union([
      Obj({ kind: Type.Literal('booking'), id: Id, title: Type.String(), line: Type.String(), on: Type.String() }),
      Obj({ kind: Type.Literal('bill'), id: Id, title: Type.String(), line: Type.String() }),
      Obj({ kind: Type.Literal('order'), id: Id, title: Type.String(), line: Type.String() }),
    ]),
  ),
})
export type WaitingReply = Static<typeof WaitingReply>
