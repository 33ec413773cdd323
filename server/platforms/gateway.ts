/**
 * What the server asks of a platform. Modules know only this file: WeChat and Alipay differ in wechat/ and alipay/.
 * What a platform may answer on an ordinary day is a return value; nothing here throws because a platform is silent.
 */
import type { PlatformName } from '#contract/api/shared'
import type { Cashier } from '#contract/api/payments'
import type { MessageEvent } from '#contract/tile/tile'

/** "unreachable" is silence or an answer that cannot be believed: try again later. */
export type SignInOutcome =
  | { kind: 'ok'; userId: string; unionId?: string }
  | { kind: 'rejected' }
  | { kind: 'blocked' }
  | { kind: 'unreachable' }

export interface FacePerson {
  name: string
  idNumber: string
  /** The platform's id of the citizen who holds the phone: openid or open_id. */
  userId: string
  /** Our UUID of the proof; sent without dashes, unique per app. */
  proofId: string
}
export type Face = { platform: 'wechat'; verifyId: string } | { platform: 'alipay'; url: string; certifyId: string }
/** proofRef is the platform's number of the check; keep it for finishFace. */
export type StartFaceOutcome = { kind: 'ready'; face: Face; proofRef: string } | { kind: 'refused' } | { kind: 'unreachable' }
export type FinishFaceOutcome = 'proved' | 'not-proved' | 'not-finished' | 'unreachable'

export interface PayRequest {
  /** Our number, 6 to 32 of [0-9A-Za-z_]: legal on both platforms. The same request again is the same order there. */
  orderNumber: string
  amountInFen: number
  title: string
  /** The payer's openid or open_id. */
  userId: string
  /** Full address without a query string: WeChat refuses one. */
  notifyUrl: string
  expiresAt: Date
}
/** "unknown" may exist at the platform or not: query says. "refused" comes from an unverified error body: query before believing it. */
export type PayOutcome =
  | { kind: 'ready'; cashier: Cashier; platformRef: string }
  | { kind: 'refused'; words: string; why: string }
  | { kind: 'unknown'; why: string }

export interface PaidFact {
  /** transaction_id or trade_no. */
  platformNumber: string
  amountInFen: number
  paidAt: Date
}
/**
 * "not-found" is an unverified word: it may close an order whose cashier nobody ever got, and no other.
 * "refunded" was paid and given back, or begun to be, by somebody else than us: neither paid nor unpaid, a person must look.
 */
export type QueryOutcome =
  | ({ kind: 'paid' } & PaidFact)
  | { kind: 'unpaid' }
  | { kind: 'closed' }
  | { kind: 'refunded' }
  | { kind: 'not-found' }
  | { kind: 'unknown'; why: string }
export type CloseOutcome = 'closed' | 'paid' | 'unknown'

/** Names are as Node gives them: lower case. */
export interface RawNotice {
  headers: Record<string, string | string[] | undefined>
  rawBody: Buffer
}
/** "other" is genuine but not news of a payment (a refund, a closed trade): answer it with success. */
export type Notice =
  | ({ kind: 'payment'; orderNumber: string } & PaidFact)
  | { kind: 'other'; what: string }
  | { kind: 'forged'; why: string }
export interface NoticeAnswer {
  status: number
  body: string
  contentType: string
}

/** Values by their meaning; each platform's message.ts says which template key carries which. */
export const messageValueNames = ['what', 'when', 'where', 'number', 'amount', 'note'] as const
export type MessageValueName = (typeof messageValueNames)[number]
export interface PlatformMessage {
  userId: string
  templateId: string
  event: MessageEvent
  /** Path inside the app that a tap opens: "/service/order/index?id=…". */
  page: string
  /** Longer ones are cut to the template's limits; one that the template needs and is missing makes the message "rejected". */
  values: Partial<Record<MessageValueName, string>>
}
/**
 * "no-grant": the citizen's yes is used up or withdrawn; "rejected" will never succeed.
 * "retry" is proof that the platform took nothing and may later; "unknown" is the lack of it: the citizen may have the message already.
 */
export type MessageOutcome =
  | { kind: 'sent'; id?: string }
  | { kind: 'no-grant' }
  | { kind: 'rejected' | 'retry' | 'unknown'; why: string }

export interface Gateway {
  readonly platform: PlatformName
  /** Trades the one-use code of wx.login or my.getAuthCode for the citizen's id on the platform. */
  signIn(code: string): Promise<SignInOutcome>
  /** Opens a face check for a name and ID number; the app then starts it with `face`. */
  startFace(person: FacePerson): Promise<StartFaceOutcome>
  /** Asks the platform how the face check ended; the client's own word counts for nothing. */
  finishFace(proofRef: string, person: FacePerson): Promise<FinishFaceOutcome>
  /** Makes the order at the platform and gives the parameters of its cashier. */
  pay(request: PayRequest): Promise<PayOutcome>
  /** Asks for the state of an order by our number; only a verified answer is "paid" or "closed". */
  query(orderNumber: string): Promise<QueryOutcome>
  /** Closes an unpaid order, so that it can no longer be paid; "paid" when the citizen was faster. */
  close(orderNumber: string): Promise<CloseOutcome>
  /** Checks the signature, decrypts, checks that it is meant for us; the order and the amount are the caller's to compare. */
  readNotice(notice: RawNotice): Notice
  /** What to answer a notice with, in the platform's own form; false makes the platform send it again. */
  noticeAnswer(accepted: boolean): NoticeAnswer
  /** Sends one subscription message. */
  message(message: PlatformMessage): Promise<MessageOutcome>
}

export type Gateways = Record<PlatformName, Gateway>
