import { Type, type Static } from '@sinclair/typebox'
import { Instant, Obj, Platform } from './shared'

export const SignInBody = Obj({ platform: Platform, /** From wx.login or my.getAuthCode; one use, minutes to live. */ code: Type.String({ minLength: 1, maxLength: 256 }) })
export type SignInBody = Static<typeof SignInBody>

/** The signed-in citizen as the app may know them: masked, never the ID number itself. */
export const Me = Obj({
  /** 1 signed in, 3 real name proved (design.md §4 assurance). */
  level: Type.Integer(),
  platform: Platform,
  /** "陈*夏", only once known. */
  maskedName: Type.Optional(Type.String()),
  maskedIdNumber: Type.Optional(Type.String()),
  maskedMobile: Type.Optional(Type.String()),
})
export type Me = Static<typeof Me>

export const SignInReply = Obj({ token: Type.String(), expiresAt: Instant, me: Me })
export type SignInReply = Static<typeof SignInReply>

export const StartRealNameBody = Obj({
  name: Type.String({ minLength: 2, maxLength: 60 }),
  idNumber: Type.String({ pattern: '^\\d{17}[\\dX]$' }),
  /** The citizen's own yes to sending name, ID number and face to the platform (PIPL: separate consent). */
  consent: Type.Literal(true),
})
export type StartRealNameBody = Static<typeof StartRealNameBody>
export const StartRealNameReply = Obj({
  proofId: Type.String(),
  /** What the platform's face check wants: WeChat's verifyId, or Alipay's url and certifyId. */
  face: Type.Union([
    Obj({ platform: Type.Literal('wechat'), verifyId: Type.String() }),
    Obj({ platform: Type.Literal('alipay'), url: Type.String(), certifyId: Type.String() }),
  ]),
})
export type StartRealNameReply = Static<typeof StartRealNameReply>
export const FinishRealNameBody = Obj({ proofId: Type.String() })
export type FinishRealNameBody = Static<typeof FinishRealNameBody>
/** Only the platform's own answer to the server counts; the client's word does not. */
export const FinishRealNameReply = Type.Union([
  Obj({ kind: Type.Literal('proved'), me: Me }),
  Obj({ kind: Type.Literal('not-proved') }),
  Obj({ kind: Type.Literal('not-finished') }),
])
export type FinishRealNameReply = Static<typeof FinishRealNameReply>

/** Each look into personal data leaves a row the citizen can see (T8). */
export const LooksReply = Obj({ looks: Type.Array(Obj({ at: Instant, who: Type.String(), what: Type.String(), why: Type.String() })) })
export type LooksReply = Static<typeof LooksReply>
