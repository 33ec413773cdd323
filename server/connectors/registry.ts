/** All connectors of all cities, each with its own breaker, so that one silent bureau slows nobody else. */
import CircuitBreaker from 'opossum'
import type { Connector } from '#contract/tile/connector'
import { bureauAgent } from './ask-bureau'
import { compileConnector, type CompiledConnector, type CompiledOperation } from './compile'
import type { ConnectorOutcome, Connectors, WhyDown } from './connector'
import { runOperation, type Exchange, type OperationOutcome } from './run-operation'

export interface ConnectorParts {
  definitions: { city: string; connector: Connector }[]
  /** Base URL by "city/bureau": the only hosts we ever call. */
  urls: Record<string, string>
  clock: { now(): Date }
  /** Opens after this many failures in ten seconds, tries again after resetMs. */
  breaker?: { failures: number; resetMs: number }
}

const ROLLING_WINDOW_MS = 10_000
const BREAKER = { failures: 8, resetMs: 5_000 }

class BureauFailed extends Error {
  constructor(readonly why: WhyDown) {
    super(why)
  }
}

interface Line {
  compiled: CompiledConnector
  baseUrl: string
  breaker: CircuitBreaker<[Exchange], OperationOutcome>
}

export function buildConnectors(parts: ConnectorParts): Connectors {
  const agent = bureauAgent()
  const lines = new Map(parts.definitions.map(({ city, connector }) => [`${city}/${connector.name}`, lineOf(parts, city, connector)]))
  const line = (city: string, name: string): Line => {
    const found = lines.get(`${city}/${name}`)
    if (!found) throw new Error(`no connector ${city}/${name}: it is in no city's connectors folder`)
    return found
  }

  const run = async (city: string, name: string, operation: string, input: Record<string, unknown>): Promise<ConnectorOutcome<never>> => {
    const { compiled, baseUrl, breaker } = line(city, name)
    const timeoutMs = compiled.definition.timeoutMs
    const exchange: Exchange = { agent, baseUrl, timeoutMs, compiled: operationOf(compiled, operation), input }
    try {
      const outcome = await breaker.fire(exchange)
      return outcome.kind === 'result' ? { kind: 'ok', result: outcome.result as never, at: parts.clock.now() } : { kind: 'down', why: outcome.why }
    } catch (error) {
      if (error instanceof BureauFailed) return { kind: 'down', why: error.why }
      if ((error as { code?: string }).code === 'EOPENBREAKER') return { kind: 'down', why: 'open-circuit' }
      throw error
    }
  }

  return {
    run,
    health: (city, name) => (line(city, name).breaker.opened ? 'down' : 'up'),
    title: (city, name) => line(city, name).compiled.definition.title,
    close: async () => {
      for (const { breaker } of lines.values()) breaker.shutdown()
      await agent.destroy()
    },
  }
}

function operationOf(compiled: CompiledConnector, name: string): CompiledOperation {
  const operation = compiled.operations[name]
  if (!operation) throw new Error(`connector ${compiled.definition.name} has no operation ${name}`)
  return operation
}

function lineOf(parts: ConnectorParts, city: string, connector: Connector): Line {
  const key = `${city}/${connector.bureau ?? connector.name}`
  const baseUrl = parts.urls[key]
  if (!baseUrl) throw new Error(`BUREAU_URLS has no address for ${key}, which connector ${city}/${connector.name} needs`)
  const { failures, resetMs } = parts.breaker ?? BREAKER
  const breaker = new CircuitBreaker(
    async (exchange: Exchange) => {
      const outcome = await runOperation(exchange)
      if (outcome.kind === 'failed') throw new BureauFailed(outcome.why)
      return outcome
    },
    { timeout: false, volumeThreshold: failures, errorThresholdPercentage: 50, resetTimeout: resetMs, rollingCountTimeout: ROLLING_WINDOW_MS },
  )
  return { compiled: compileConnector(connector), baseUrl, breaker }
}
