/** A connector's data made ready to run: paths, mappings and schemas are checked here, not at a citizen's first query. */
import Ajv, { type ValidateFunction } from 'ajv'
import type { TSchema } from '@sinclair/typebox'
import type { Connector, ConnectorOperation } from '#contract/tile/connector'
import { compileMapping, type Mapping } from './mapping'
import { BillsResult, QueryResult, SettleResult } from './results'

export interface CompiledOperation {
  operation: ConnectorOperation
  body?: Mapping
  map: Mapping
  answerFits: ValidateFunction
  resultFits: ValidateFunction
  /** The result of the bureau's way of saying "nothing". */
  nothing: unknown
}
export interface CompiledConnector {
  definition: Connector
  operations: Partial<Record<string, CompiledOperation>>
}
export interface CompileProblem { path: string; reason: string }

const results: Record<string, { schema: TSchema; nothing: unknown }> = {
  query: { schema: QueryResult, nothing: null },
  status: { schema: QueryResult, nothing: null },
  bills: { schema: BillsResult, nothing: [] },
  settle: { schema: SettleResult, nothing: { kind: 'refused' } },
}

// A number where a text is due is a broken bureau: no coercion.
const ajv = new Ajv({ strict: false, allErrors: false, coerceTypes: false })

/** Every part that does not compile, with its place in the file; empty when the connector can run. */
export function connectorProblems(definition: Connector): CompileProblem[] {
  const problems: CompileProblem[] = []
  const attempt = (path: string, work: () => unknown, words: string) => {
    try {
      work()
    } catch (error) {
      problems.push({ path, reason: `${words}：${(error as Error).message}` })
    }
  }
  for (const [name, operation] of Object.entries(definition.operations)) {
    const at = `/operations/${name}`
    attempt(`${at}/map`, () => compileMapping(operation.map), '不是 JSONata')
    if (operation.body) attempt(`${at}/body`, () => compileMapping(operation.body as string), '不是 JSONata')
    attempt(`${at}/answer`, () => ajv.compile(operation.answer as object), '不是 JSON Schema')
  }
  return problems
}

/** Throws on a connector that does not compile; the folder's check has named its problems before. */
export function compileConnector(definition: Connector): CompiledConnector {
  const operations = Object.entries(definition.operations).map(([name, operation]) => [name, compileOperation(name, operation)])
  return { definition, operations: Object.fromEntries(operations) as CompiledConnector['operations'] }
}

function compileOperation(name: string, operation: ConnectorOperation): CompiledOperation {
  const { schema, nothing } = results[name]
  return {
    operation,
    body: operation.body ? compileMapping(operation.body) : undefined,
    map: compileMapping(operation.map),
    answerFits: ajv.compile(operation.answer as object),
    resultFits: ajv.compile(schema),
    nothing,
  }
}
