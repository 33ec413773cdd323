/**
 * Every fault a citizen or operator can meet, with its HTTP status. What may happen in ordinary life
 * (a slot gone, a bill already paid, a bureau silent) is not here: it is a reply with a `kind`.
 * The words for each code are in src/words/faults.ts; `Record<FaultCode, …>` keeps them complete.
 */
export const faultStatus = {
  'bad-request': 400,
  'unknown-fields': 400,
  'sign-in-needed': 401,
  'sign-in-code-rejected': 401,
  'real-name-needed': 403,
  'not-allowed': 403,
  'account-blocked': 403,
  'city-not-found': 404,
  'tile-not-found': 404,
  'venue-not-found': 404,
  'slot-not-found': 404,
  'booking-not-found': 404,
  'bill-not-found': 404,
  'order-not-found': 404,
  'message-not-found': 404,
  'route-not-found': 404,
  'request-reused': 409,
  'too-large': 413,
  'wrong-content-type': 415,
  'too-many-requests': 429,
  'server-error': 500,
  'platform-unreachable': 502,
  'busy': 503,
} as const

export type FaultCode = keyof typeof faultStatus

/** The body of every reply that is not 2xx. */
export interface FaultReply {
  /** Which fault, for the app to choose its words by. */
  code: FaultCode
  /** One sentence in Chinese for clients that have no words of their own. */
  message: string
  /** JSON pointers into the body and what is wrong there, only with "bad-request". */
  problems?: { path: string; reason: string }[]
  /** Number to quote on the telephone; also in the server's log. */
  requestId: string
}
