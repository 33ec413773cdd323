import { Type } from '@sinclair/typebox'
import { faultStatus } from '#contract/errors'

export const FaultBody = Type.Object(
  {
    code: Type.String({ enum: Object.keys(faultStatus) }),
    message: Type.String(),
    problems: Type.Optional(Type.Array(Type.Object({ path: Type.String(), reason: Type.String() }))),
    requestId: Type.String(),
  },
  { description: '出错时的答复；code 见 contract/errors.ts' },
)

/** Every route may answer these; one schema for all, so that the documentation stays readable. */
export const faultReplies = { '4xx': FaultBody, '5xx': FaultBody }
