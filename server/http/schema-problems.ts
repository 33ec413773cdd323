import type { FastifySchemaValidationError } from 'fastify/types/schema'
import { fault, type Fault, type Problem } from './fault'

type Params = Record<string, unknown>
type Reason = (params: Params) => string

const kinds: Record<string, string> = { string: '文字', integer: '整数', number: '数字', boolean: '是或否', object: '一组内容', array: '列表', null: '空' }

const reasons: Record<string, Reason> = {
  required: () => '必须填',
  additionalProperties: () => '不认识这一项',
  type: ({ type }) => `应该是${kinds[String(type)] ?? String(type)}`,
  minLength: ({ limit }) => `至少 ${limit} 个字`,
  maxLength: ({ limit }) => `最多 ${limit} 个字`,
  minimum: ({ limit }) => `不能小于 ${limit}`,
  maximum: ({ limit }) => `不能大于 ${limit}`,
  minItems: ({ limit }) => `至少 ${limit} 项`,
  maxItems: ({ limit }) => `最多 ${limit} 项`,
  enum: ({ allowedValues }) => `只能是：${(allowedValues as unknown[]).join('、')}`,
  const: ({ allowedValue }) => `只能是：${String(allowedValue)}`,
  pattern: () => '格式不对',
  format: () => '格式不对',
}

/** Where the parts of a request are found by the one who sent it. */
const roots: Record<string, string> = { body: '', params: '/params', querystring: '/query', headers: '/headers' }

/** ajv's findings as JSON pointers with a reason in Chinese. */
export function schemaFault(errors: FastifySchemaValidationError[], part: string): Fault {
  const problems = errors.map((error): Problem => {
    const member = error.params.missingProperty ?? error.params.additionalProperty
    const path = `${roots[part] ?? ''}${error.instancePath}${member === undefined ? '' : `/${String(member)}`}`
    return { path: path || '/', reason: (reasons[error.keyword] ?? (() => '不对'))(error.params) }
  })
  const isUnknownOnly = errors.every((error) => error.keyword === 'additionalProperties')
  return fault(isUnknownOnly ? 'unknown-fields' : 'bad-request', problems)
}
