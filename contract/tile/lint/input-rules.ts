/** A form asks nothing the guide does not list (T7), and every question can be reached and answered. */
import type { FieldKind } from '../../fields/kinds'
import type { Flow } from '../flow'
import type { Input } from '../input'
import type { Tile } from '../tile'
import { repeated, when, type Finding, type TileRule } from './problem'

/** Kinds that only say who it is or which account; anything else must serve a listed material. */
const identifying: ReadonlySet<FieldKind> = new Set<FieldKind>(['person-name', 'id-number', 'mobile', 'plate', 'account-number'])

interface Asked { inputs: Input[]; path: string }

/** The groups of inputs of a flow, each with its place. */
export function inputsOf(flow: Flow, at: string): Asked[] {
  if (flow.kind === 'appointment') return [{ inputs: flow.person, path: `${at}/person` }]
  if (flow.kind === 'query' || flow.kind === 'bill') return [{ inputs: flow.inputs, path: `${at}/inputs` }]
  if (flow.kind === 'form') return flow.sections.map((section, i) => ({ inputs: section.fields, path: `${at}/sections/${i}/fields` }))
  return []
}

const perGroup = (tile: Tile, check: (asked: Asked) => Finding[]) => tile.flows.flatMap((flow, i) => inputsOf(flow, `/flows/${i}`).flatMap(check))

const perInput = (tile: Tile, check: (input: Input, path: string, before: Input[]) => Finding[]) =>
  perGroup(tile, ({ inputs, path }) => inputs.flatMap((input, i) => check(input, `${path}/${i}`, inputs.slice(0, i))))

export const inputRules: TileRule[] = [
  {
    id: 'input-in-guide',
    check: (tile) =>
      perInput(tile, (input, path) => {
        if (input.serves === undefined) return when(!identifying.has(input.kind), `${path}/serves`, `“${input.label}”指南里没有：写明它为哪份材料服务，没有就不能问`)
        return when(!tile.guide.materials.some((material) => material.key === input.serves), `${path}/serves`, `指南里没有材料 ${input.serves}`)
      }),
  },
  {
    id: 'input-not-asked-twice',
    check: (tile) =>
      perInput(tile, (input, path) => {
        const material = tile.guide.materials.find((one) => one.key === input.serves)
        return when(material !== undefined && material.source !== 'ask', `${path}/serves`, `“${material?.name}”能共享取得，就不要再让群众填`)
      }),
  },
  {
    id: 'input-reachable',
    check: (tile) =>
      perInput(tile, (input, path, before) => {
        if (!input.showIf) return []
        const { field, is, value } = input.showIf
        const asked = before.find((one) => one.key === field)
        if (!asked) return when(true, `${path}/showIf/field`, `前面没有 ${field} 这一项，“${input.label}”永远出不来`)
        const isOption = asked.kind !== 'choice' || is === 'filled' || asked.options?.some((option) => option.value === value)
        return when(!isOption, `${path}/showIf/value`, `“${asked.label}”没有 ${value} 这个选项`)
      }),
  },
  {
    id: 'input-form',
    check: (tile) => [
      ...perInput(tile, (input, path) => [
        ...when((input.kind === 'choice') !== (input.options !== undefined), `${path}/options`, input.kind === 'choice' ? '选择题要有选项' : '只有选择题才有选项'),
        ...when(input.pattern !== undefined && !isSafePattern(input.pattern), `${path}/pattern`, '正则表达式写错了，或者用了后行断言（小程序里不能用）'),
        ...when(input.pattern !== undefined && !input.patternWords, `${path}/patternWords`, '写明不合格式时对群众说什么'),
      ]),
      ...perGroup(tile, ({ inputs, path }) => repeated(inputs.map((input) => input.key)).map(({ value, index }) => ({ path: `${path}/${index}/key`, reason: `短名重复：${value}` }))),
    ],
  },
  {
    id: 'personal-data-level',
    check: (tile) =>
      tile.flows.flatMap((flow, i) => {
        const usesIdentity = (flow.kind === 'query' || flow.kind === 'bill') && flow.inputs.some((input) => input.kind === 'id-number')
        return when(usesIdentity && tile.assurance.submit < 3, '/assurance/submit', `“${tile.flows[i].title}”凭身份证号看个人数据，要实名（3 级）`)
      }),
  },
]

function isSafePattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp && !/\(\?<[=!]/.test(pattern)
  } catch {
    return false
  }
}
