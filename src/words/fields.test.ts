import type { Input } from '#contract/tile/input'
import { fieldKinds } from '#contract/fields/kinds'
import { placeholderWords, problemWords } from './fields'

const input = (change: Partial<Input> = {}): Input => ({ key: 'account', label: '户号', kind: 'account-number', required: true, ...change })

test('every kind of field says what is missing and what a right value looks like', () => {
  for (const kind of fieldKinds) {
    expect(problemWords(input({ kind }), 'missing')).toMatch(/户号$/)
    expect(problemWords(input({ kind }), 'wrong-form')).not.toBe('')
  }
})

test('a text field with its own pattern says its own words', () => {
  expect(problemWords(input({ kind: 'text', patternWords: '受理号是 9 位' }), 'wrong-form')).toBe('受理号是 9 位')
})

test('an example in an empty box does not look like a value', () => {
  expect(placeholderWords(input({ example: '60010271' }))).toBe('如 60010271')
  expect(placeholderWords(input({ example: '如 60010271' }))).toBe('如 60010271')
  expect(placeholderWords(input())).toBe('请填户号')
})
