/** T8: no ID number, phone number, name or token in a log, whoever writes the line. */
import { destination, pino, stdSerializers, type DestinationStream, type Logger as PinoLogger } from 'pino'

const REMOVED = '[removed]'
const PERSONAL_KEYS = new Set([
  'name', 'maskedname', 'idnumber', 'id_number', 'mobile', 'phone', 'telephone', 'token', 'code', 'authcode', 'authorization', 'cookie', 'password',
  'person', 'inputs', 'values', 'facts', 'openid', 'open_id', 'userid', 'platformuserid', 'body', 'rawbody', 'secret', 'session_key', 'access_token',
])
const ID_NUMBER = /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g
const MOBILE = /(?<![0-9A-Za-z.-])(?:\+?86[ -]?)?1[3-9]\d{9}(?![0-9A-Za-z-])/g
const TOKEN = /Bearer\s+[A-Za-z0-9._~+/-]+=*/g
const PG_DETAIL = /Key \([^)]*\)=\([^)]*\)/g

/** Last line of defence, over the finished line: what slipped into a message or an error text. */
export const scrub = (text: string) => text.replace(ID_NUMBER, REMOVED).replace(MOBILE, REMOVED).replace(TOKEN, REMOVED).replace(PG_DETAIL, REMOVED)

const MAX_DEPTH = 6

/** First line of defence: members that hold personal values by their name. */
export function withoutPersonal(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  if (depth >= MAX_DEPTH) return REMOVED
  if (Array.isArray(value)) return value.map((item) => withoutPersonal(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, PERSONAL_KEYS.has(key.toLowerCase()) && typeof member !== 'number' ? REMOVED : withoutPersonal(member, depth + 1)]),
  )
}

/** Errors of drivers and clients carry requests and rows; only kind, words and stack are kept. */
function errorFacts(cause: unknown) {
  if (!(cause instanceof Error)) return { words: String(cause) }
  const { type, message, stack } = stdSerializers.err(cause)
  return { type, message, stack }
}

export function makeLogger(options: { level?: string; to?: DestinationStream } = {}): PinoLogger {
  const target = options.to ?? destination({ dest: 1, sync: false })
  return pino(
    {
      level: options.level ?? 'info',
      base: undefined,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: {
        err: errorFacts,
        req: (request: { method: string; url: string; id?: string }) => ({ method: request.method, path: request.url.split('?')[0], id: request.id }),
        res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
      },
      formatters: { log: (facts) => ({ ...(withoutPersonal(withoutLive(facts)) as object), ...live(facts) }) },
    },
    { write: (line: string) => target.write(scrub(line)) },
  )
}

/** These three are turned into plain facts by the serializers, which run after the formatter. */
const LIVE = ['err', 'req', 'res', 'error'] as const
const live = (facts: Record<string, unknown>) => Object.fromEntries(LIVE.filter((key) => key in facts).map((key) => [key, facts[key]]))
const withoutLive = (facts: Record<string, unknown>) => Object.fromEntries(Object.entries(facts).filter(([key]) => !(LIVE as readonly string[]).includes(key)))
