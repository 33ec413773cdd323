/** What the rest of the server knows of a bureau: it can be asked, and it may be down. */
import type { BillsResult, QueryResult, SettleResult } from './results'

export type { BillsResult, BureauBill, QueryResult, SettleResult } from './results'

export type WhyDown = 'timeout' | 'unreachable' | 'not-json' | 'wrong-shape' | 'status' | 'open-circuit'

/** What an operation gives back once its answer is checked and mapped. */
export interface OperationResults {
  query: QueryResult
  bills: BillsResult
  settle: SettleResult
  status: QueryResult
}
export type OperationName = keyof OperationResults

export type ConnectorOutcome<Result = unknown> =
  | { kind: 'ok'; result: Result; /** When the bureau answered. */ at: Date }
  | { kind: 'down'; why: WhyDown }

export interface Connectors {
  /** Asks a bureau. A connector or operation that no city declares is a fault of ours and is thrown. */
  run<Name extends string>(
    city: string, name: string, operation: Name, input: Record<string, unknown>,
  ): Promise<ConnectorOutcome<Name extends OperationName ? OperationResults[Name] : unknown>>
  /** "down" while the breaker keeps citizens from waiting for a bureau that does not answer; after a rest it may be tried again, and is "up" until it fails. */
  health(city: string, name: string): 'up' | 'down'
  /** The bureau's name for "来自……". */
  title(city: string, name: string): string
  /** Closes the connections. */
  close(): Promise<void>
}
