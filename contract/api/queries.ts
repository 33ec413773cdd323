import { Type, type Static } from '@sinclair/typebox'
import { BureauDown, Instant, Obj, Tag, Values } from './shared'

export const QueryBody = Obj({ flow: Type.String({ maxLength: 48 }), inputs: Values, /** Yes to the flow's consent sentence. */ consent: Type.Literal(true) })
export type QueryBody = Static<typeof QueryBody>

/** A value ready to draw; money keeps its fen so that the page draws the unit small. */
export const ShownValue = Obj({ label: Type.String(), text: Type.String(), amountInFen: Type.Optional(Type.Integer()) })
export type ShownValue = Static<typeof ShownValue>

export const QueryAnswer = Obj({
  headline: Type.Optional(ShownValue),
  tag: Type.Optional(Tag),
  facts: Type.Array(ShownValue),
  details: Type.Array(ShownValue),
  records: Type.Optional(
    Obj({
      title: Type.String(),
      rows: Type.Array(Obj({ what: Type.String(), on: Type.Optional(Type.String()), amountInFen: Type.Optional(Type.Integer()), state: Type.Optional(Type.String()) })),
    }),
  ),
  wrongTelephone: Type.Optional(Type.String()),
})
export type QueryAnswer = Static<typeof QueryAnswer>

export const QueryReply = Type.Union([
  Obj({
    kind: Type.Literal('answer'), answer: QueryAnswer, bureau: Type.String(), asOf: Instant,
    /** True when the bureau is down and this is its last good answer. */
    stale: Type.Boolean(),
  }),
  Obj({ kind: Type.Literal('nothing'), words: Type.String() }),
  Obj({ kind: Type.Literal('inputs-wrong'), problems: Type.Record(Type.String(), Type.String()) }),
  BureauDown,
])
export type QueryReply = Static<typeof QueryReply>
