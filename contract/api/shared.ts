/** Schema pieces that several domains' replies share. */
import { Type, type Static, type TSchema } from '@sinclair/typebox'

export const platformNames = ['wechat', 'alipay'] as const
export type PlatformName = (typeof platformNames)[number]
export const Platform = Type.Unsafe<PlatformName>({ type: 'string', enum: [...platformNames] })

export const CityKey = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 48 })
export const TileKey = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 48 })
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
/** UTC, ISO 8601 with milliseconds and Z. */
export const Instant = Type.String({ format: 'date-time' })
export const DateOnly = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const TimeOnly = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
/** Made by the client once for one intention; the same one again gets the first answer again. */
export const RequestKey = Type.String({ pattern: '^[0-9A-Za-z_-]{8,64}$' })
/** What a citizen typed into a flow's inputs, by input key. */
export const Values = Type.Record(Type.String({ maxLength: 48 }), Type.String({ maxLength: 64 }))

export const Tone = Type.Unsafe<'ok' | 'warn' | 'bad' | 'brand' | 'mute'>({ type: 'string', enum: ['ok', 'warn', 'bad', 'brand', 'mute'] })
export const Obj = <T extends Record<string, TSchema>>(members: T) => Type.Object(members, { additionalProperties: false })
export const Tag = Obj({ text: Type.String(), tone: Tone })

/** A step of a story that a page draws as a timeline. */
export const TimelineStep = Obj({
  title: Type.String(),
  detail: Type.Optional(Type.String()),
  state: Type.Unsafe<'done' | 'now' | 'to-come'>({ type: 'string', enum: ['done', 'now', 'to-come'] }),
  at: Type.Optional(Instant),
})
export type TimelineStep = Static<typeof TimelineStep>

/** Said when a bureau cannot answer: what to do instead. */
export const BureauDown = Obj({
  kind: Type.Literal('bureau-down'),
  /** The bureau's name for "来自……". */
  bureau: Type.String(),
  telephone: Type.String(),
})
