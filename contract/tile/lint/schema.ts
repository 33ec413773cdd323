/** Rule "schema": the shape itself, said in Chinese with the place of the fault. */
import { Kind, TypeRegistry, type TSchema } from '@sinclair/typebox'
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value'
import type { Finding } from './problem'

// Type.Unsafe carries plain JSON Schema; in this contract it is always a list of words.
if (!TypeRegistry.Has('Unsafe')) TypeRegistry.Set<{ enum?: unknown[] }>('Unsafe', (schema, value) => schema.enum?.includes(value) ?? true)

const MOST = 10

export function schemaFindings(schema: TSchema, value: unknown): Finding[] {
  const findings = new Map<string, Finding>()
  for (const error of Value.Errors(schema, value)) {
    for (const finding of explain(error)) if (!findings.has(finding.path)) findings.set(finding.path, finding)
    if (findings.size >= MOST) break
  }
  return [...findings.values()]
}

function explain(error: ValueError): Finding[] {
  if (error.type === ValueErrorType.Union) {
    const branch = branchOf(error.schema, error.value)
    if (branch) return schemaFindings(branch, error.value).map(({ path, reason }) => ({ path: `${error.path}${path}`, reason }))
  }
  return [{ path: error.path || '/', reason: reasonOf(error) }]
}

/** Of a union of kinds, the one the author meant: the same "kind". */
function branchOf(schema: TSchema, value: unknown): TSchema | undefined {
  const kind = (value as { kind?: unknown } | null)?.kind
  const branches = (schema.anyOf ?? []) as TSchema[]
  return kind === undefined ? undefined : branches.find((branch) => branch.properties?.kind?.const === kind)
}

function reasonOf({ type, schema, value }: ValueError): string {
  const words: Partial<Record<ValueErrorType, () => string>> = {
    [ValueErrorType.ObjectRequiredProperty]: () => `少了这一项${schema.description ? `（${schema.description}）` : ''}`,
    [ValueErrorType.ObjectAdditionalProperties]: () => '没有这一项，检查拼写',
    [ValueErrorType.StringPattern]: () => `格式不对：要符合 ${schema.pattern}`,
    [ValueErrorType.StringMinLength]: () => '不能空着',
    [ValueErrorType.StringMaxLength]: () => `太长：最多 ${schema.maxLength} 个字`,
    [ValueErrorType.ArrayMinItems]: () => `至少要 ${schema.minItems} 个`,
    [ValueErrorType.ArrayMaxItems]: () => `最多 ${schema.maxItems} 个`,
    [ValueErrorType.ArrayUniqueItems]: () => '有重复的',
    [ValueErrorType.IntegerMinimum]: () => `不能小于 ${schema.minimum}`,
    [ValueErrorType.IntegerMaximum]: () => `不能大于 ${schema.maximum}`,
    [ValueErrorType.Union]: () => '不是其中任何一种',
  }
  const known = words[type]
  if (known) return known()
  if (schema[Kind] === 'Unsafe' && schema.enum) return `只能是 ${(schema.enum as string[]).join('、')}，不能是 ${JSON.stringify(value)}`
  return value === undefined ? '少了这一项' : `要的是${typeNames[schema.type as string] ?? '别的类型'}，不是 ${JSON.stringify(value)?.slice(0, 40)}`
}

const typeNames: Record<string, string> = { string: '文字', integer: '整数', number: '数', boolean: '是或否', array: '列表', object: '一组' }
