/** Input → request → checked answer → mapped and checked result, once more when that is safe. */
import type { Agent } from 'undici'
import { askBureau, fillPath, type BureauAnswer } from './ask-bureau'
import type { CompiledOperation } from './compile'
import type { WhyDown } from './connector'

const PAUSE_BEFORE_REPEAT_MS = 150
const worthRepeating: ReadonlySet<WhyDown> = new Set<WhyDown>(['timeout', 'unreachable', 'status'])

export interface Exchange {
  agent: Agent
  baseUrl: string
  timeoutMs: number
  compiled: CompiledOperation
  input: Record<string, unknown>
}
export type OperationOutcome = { kind: 'result'; result: unknown } | { kind: 'failed'; why: WhyDown }

export async function runOperation(exchange: Exchange): Promise<OperationOutcome> {
  const first = await attempt(exchange)
  if (first.kind === 'result' || !exchange.compiled.operation.safeToRepeat || !worthRepeating.has(first.why)) return first
  await new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_REPEAT_MS))
  return attempt(exchange)
}

async function attempt({ agent, baseUrl, timeoutMs, compiled, input }: Exchange): Promise<OperationOutcome> {
  const { operation, body } = compiled
  const answer = await askBureau(agent, {
    baseUrl,
    method: operation.method,
    path: fillPath(operation.path, input),
    body: body ? await body(input) : undefined,
    timeoutMs,
  })
  return answer.kind === 'failed' ? { kind: 'failed', why: answer.why } : understand(compiled, answer, input)
}

type Answered = Extract<BureauAnswer, { kind: 'answer' }>

async function understand(compiled: CompiledOperation, answer: Answered, input: Record<string, unknown>): Promise<OperationOutcome> {
  if (answer.status === compiled.operation.nothingStatus) return { kind: 'result', result: compiled.nothing }
  if (answer.status >= 400) return { kind: 'failed', why: 'status' }
  if (!compiled.answerFits(answer.json)) return { kind: 'failed', why: 'wrong-shape' }
  try {
    const result = await compiled.map({ answer: answer.json, input })
    return compiled.resultFits(result) ? { kind: 'result', result } : { kind: 'failed', why: 'wrong-shape' }
  } catch {
    // A value the mapping cannot read, such as an amount that is no number.
    return { kind: 'failed', why: 'wrong-shape' }
  }
}
