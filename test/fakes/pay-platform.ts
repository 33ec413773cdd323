/** A platform in memory, with the same rules as the real ones and faults on demand. Signatures are the conformance suite's matter. */
import type { PlatformName } from '#contract/api/shared'
import type { Gateway, Notice, PaidFact, QueryOutcome } from '../../server/platforms/gateway'

interface Trade extends PaidFact {
  orderNumber: string
  userId: string
  state: 'unpaid' | 'paid' | 'closed'
}
/** "lost" makes the order and loses the answer; "dead" does nothing at all. */
export type Weather = 'fine' | 'lost' | 'dead' | 'refusing'

export interface PayPlatform {
  gateway: Gateway
  trades: Map<string, Trade>
  weather: { pay: Weather; query: Weather; close: Weather }
  /** The citizen confirms at the cashier; false when there is nothing to pay. */
  confirm(orderNumber: string, paidAt: Date): boolean
  /** What the platform posts to us; `forge` changes it after signing. */
  notice(orderNumber: string, changed?: Partial<PaidFact>): { headers: Record<string, string>; rawBody: Buffer }
  forged(orderNumber: string): { headers: Record<string, string>; rawBody: Buffer }
  asked: number
}

export function payPlatform(platform: PlatformName): PayPlatform {
  const trades = new Map<string, Trade>()
  const weather: PayPlatform['weather'] = { pay: 'fine', query: 'fine', close: 'fine' }
  const tell = (trade: Trade): QueryOutcome => (trade.state === 'paid' ? { kind: 'paid', ...factOf(trade) } : { kind: trade.state })
  const world: PayPlatform = {
    trades, weather, asked: 0,
    gateway: {
      platform,
      signIn: async (code) => ({ kind: 'ok', userId: code }),
      startFace: async () => ({ kind: 'refused' }),
      finishFace: async () => 'not-proved',
      message: async () => ({ kind: 'no-grant' }),
      async pay(request) {
        await turn()
        if (weather.pay === 'dead') return { kind: 'unknown', why: 'no-answer' }
        if (weather.pay === 'refusing') return { kind: 'refused', words: '没有接受这笔订单，没有扣款', why: 'PARAM_ERROR' }
        const known = trades.get(request.orderNumber)
        if (known && known.amountInFen !== request.amountInFen) return { kind: 'refused', words: '没有接受', why: 'other parameters' }
        if (!known) trades.set(request.orderNumber, { orderNumber: request.orderNumber, userId: request.userId, amountInFen: request.amountInFen, platformNumber: `p${request.orderNumber}`, paidAt: new Date(0), state: 'unpaid' })
        if (weather.pay === 'lost') return { kind: 'unknown', why: 'no-answer' }
        return { kind: 'ready', cashier: { platform: 'alipay', tradeNO: `p${request.orderNumber}` }, platformRef: `p${request.orderNumber}` }
      },
      async query(orderNumber) {
        world.asked += 1
        await turn()
        if (weather.query !== 'fine') return { kind: 'unknown', why: 'no-answer' }
        const trade = trades.get(orderNumber)
        return trade ? tell(trade) : { kind: 'not-found' }
      },
      async close(orderNumber) {
        await turn()
        const trade = trades.get(orderNumber)
        if (weather.close === 'dead' || !trade) return 'unknown'
        if (trade.state === 'paid') return 'paid'
        trade.state = 'closed'
        return weather.close === 'lost' ? 'unknown' : 'closed'
      },
      readNotice({ rawBody }): Notice {
        const { genuine, ...notice } = JSON.parse(rawBody.toString())
        return genuine ? { kind: 'payment', ...notice, paidAt: new Date(notice.paidAt) } : { kind: 'forged', why: 'signature' }
      },
      noticeAnswer: (accepted) => ({ status: accepted ? 200 : 400, body: accepted ? 'success' : 'fail', contentType: 'text/plain' }),
    },
    confirm(orderNumber, paidAt) {
      const trade = trades.get(orderNumber)
      if (trade?.state !== 'unpaid') return false
      Object.assign(trade, { state: 'paid', paidAt })
      return true
    },
    notice: (orderNumber, changed = {}) => posted({ genuine: true, orderNumber, ...factOf(trades.get(orderNumber) as Trade), ...changed }),
    forged: (orderNumber) => posted({ genuine: false, orderNumber, platformNumber: 'x', amountInFen: 1, paidAt: new Date(0) }),
  }
  return world
}

const factOf = ({ platformNumber, amountInFen, paidAt }: Trade): PaidFact => ({ platformNumber, amountInFen, paidAt })
const posted = (body: object) => ({ headers: {}, rawBody: Buffer.from(JSON.stringify(body)) })
const turn = () => new Promise<void>((done) => setImmediate(done))
