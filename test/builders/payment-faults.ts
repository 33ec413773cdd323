/** Faults around the real gateways and connectors: the outside world does its work or is never reached, and only the answer or the way there is bent. */
import type { Cashier } from '#contract/api/payments'
import type { Connectors } from '../../server/connectors/connector'
import type { Gateway } from '../../server/platforms/gateway'

/**
 * "lost": the work was done, its answer never came. "dead": never reached. "refusing": the platform is asked for what it
 * must refuse. "false-yes": a close that is answered well and was never done.
 */
export interface PlatformWeather {
  pay: 'fine' | 'lost' | 'dead' | 'refusing'
  query: 'fine' | 'dead'
  close: 'fine' | 'lost' | 'dead' | 'false-yes'
}
export const fineWeather: PlatformWeather = { pay: 'fine', query: 'fine', close: 'fine' }

export interface FaultyGateway {
  gateway: Gateway
  weather: PlatformWeather
  /** What the platform has handed out, by order number, also when its answer was lost on the way to us. */
  cashiers: Map<string, { cashier: Cashier; userId: string }>
  /** Questions put so far. */
  asked: number
}

/** `dead` is a gateway of the same platform with nobody at the other end. */
export function faultyGateway(real: Gateway, dead: Gateway): FaultyGateway {
  const weather = { ...fineWeather }
  const cashiers: FaultyGateway['cashiers'] = new Map()
  const faulty: FaultyGateway = {
    weather, cashiers, asked: 0,
    gateway: {
      ...real,
      async pay(request) {
        if (weather.pay === 'dead') return dead.pay(request)
        // An order without a title is refused by both platforms, in their own words.
        if (weather.pay === 'refusing') return real.pay({ ...request, title: '' })
        const outcome = await real.pay(request)
        if (outcome.kind === 'ready') cashiers.set(request.orderNumber, { cashier: outcome.cashier, userId: request.userId })
        return weather.pay === 'lost' ? { kind: 'unknown', why: 'no-answer' } : outcome
      },
      query(orderNumber) {
        faulty.asked += 1
        return (weather.query === 'dead' ? dead : real).query(orderNumber)
      },
      async close(orderNumber) {
        if (weather.close === 'false-yes') return 'closed'
        const outcome = await (weather.close === 'dead' ? dead : real).close(orderNumber)
        return weather.close === 'lost' ? 'unknown' : outcome
      },
    },
  }
  return faulty
}

export interface FaultyBureau {
  connectors: Connectors
  weather: 'fine' | 'lost' | 'down'
}

export function faultyBureau(real: Connectors): FaultyBureau {
  const faulty: FaultyBureau = {
    weather: 'fine',
    connectors: {
      ...real,
      async run(...call) {
        if (faulty.weather === 'down') return { kind: 'down', why: 'timeout' }
        const outcome = await real.run(...call)
        return faulty.weather === 'lost' ? { kind: 'down', why: 'timeout' } : outcome
      },
    },
  }
  return faulty
}
