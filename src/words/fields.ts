/** What a field says when a value does not fit: what is wrong and how it should look. */
import type { FieldProblem } from '#contract/fields/check'
import type { FieldKind } from '#contract/fields/kinds'
import type { Input } from '#contract/tile/input'

const forms: Record<FieldKind, string> = {
  text: '格式不对，照例子再填一次',
  'person-name': '姓名写全名，2 个字以上',
  'id-number': '身份证号是 18 位，最后一位可能是 X',
  mobile: '手机号是 11 位，以 1 开头',
  choice: '请选一项',
  date: '请选一个日期',
  plate: '车牌号写全，如“云A12345”',
  'account-number': '号码是 4 到 32 位的数字或字母',
}

export function problemWords(input: Input, problem: FieldProblem): string {
  if (problem === 'missing') return input.kind === 'choice' || input.kind === 'date' ? `还没有选${input.label}` : `还没有填${input.label}`
  if (problem === 'wrong-checksum') return '身份证号有一位不对，照证件再核对一遍'
  if (problem === 'too-long') return '太长了，最多 64 个字'
  if (problem === 'not-an-option') return '请从选项里选一项'
  return (input.kind === 'text' && input.patternWords) || forms[input.kind] || '格式不对，再核对一遍'
}

/** A bare example would look like a value that is filled in. */
export const placeholderWords = (input: Input) => (input.example ? `如 ${input.example.replace(/^如\s*/, '')}` : `请填${input.label}`)

/** The line on top of a form with mistakes. */
export const problemCount = (count: number) => `有 ${count} 项要改，改好再提交`
