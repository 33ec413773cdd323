/** Small schema pieces that the manifest's blocks share. Descriptions are the console's help text, hence Chinese. */
import { Type, type TSchema } from '@sinclair/typebox'

/** An object that refuses members it does not know: a misspelt key must not be ignored in silence. */
export const Closed = <T extends Record<string, TSchema>>(members: T, description?: string) =>
  Type.Object(members, { additionalProperties: false, description })

/** A short text for citizens; at least one character, never only blanks. */
export const Text = (description: string, maxLength = 200) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S', description })

export const Key = (description: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 48, description })

export const DateText = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description })

export const TimeText = (description: string) =>
  Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description })

export const Telephone = (description: string) =>
  Type.String({ pattern: '^[0-9][0-9 -]{2,19}$', description })

export const Fen = (description: string) =>
  Type.Integer({ minimum: 0, maximum: 10_000_000_000, description })

/** One of a few words, with the same words as the type. */
export const OneOf = <const T extends readonly string[]>(words: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words], description })

export const LegalBasis = Closed(
  {
    title: Text('依据的法律、法规或文件的全名'),
    article: Type.Optional(Text('第几条第几款', 60)),
    text: Type.Optional(Text('条文原文或要点', 1000)),
  },
  '一条设定依据',
)
