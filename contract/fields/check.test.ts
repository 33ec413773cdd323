import type { Input } from '../tile/input'
import { checkField, checkInputs, isShown } from './check'
import { fieldKinds, type FieldKind } from './kinds'

const anInput = (kind: FieldKind, over: Partial<Input> = {}): Input => ({ key: 'it', label: '某项', kind, required: true, ...over })
const options = [{ value: 'sale', label: '买卖' }, { value: 'gift', label: '赠与' }]
const ordinary: Record<FieldKind, { input?: Partial<Input>; right: string[]; wrong: [string, string][] }> = {
  text: { input: { pattern: '[A-Z]{2}\\d+' }, right: ['YP26'], wrong: [['26', 'wrong-form'], ['YP26 x', 'wrong-form']] },
  'person-name': { right: ['陈知夏', '买买提·吐尔逊', 'Mary-Ann O\'Neill'], wrong: [['陈', 'wrong-form'], ['陈知夏1', 'wrong-form']] },
  'id-number': { right: ['990101199205170321', '99010119530211004x'], wrong: [['990101199205170322', 'wrong-checksum'], ['990101199202300321', 'wrong-checksum'], ['12345', 'wrong-form']] },
  mobile: { right: ['19900001001'], wrong: [['12900001001', 'wrong-form'], ['1990000100', 'wrong-form']] },
  choice: { input: { options }, right: ['sale'], wrong: [['买卖', 'not-an-option']] },
  date: { right: ['2028-02-29'], wrong: [['2027-02-29', 'wrong-form'], ['2027-2-1', 'wrong-form']] },
  plate: { right: ['云A5T308', '云AD12345'], wrong: [['A5T308', 'wrong-form'], ['云AIO123', 'wrong-form']] },
  'account-number': { right: ['60010271', 'YP2600418'], wrong: [['123', 'wrong-form'], ['6001 0271', 'wrong-form'], ['../etc', 'wrong-form']] },
}

test.each(fieldKinds)('%s takes what is right and says why the rest is not', (kind) => {
  const { input, right, wrong } = ordinary[kind]
  for (const value of right) expect([value, checkField(anInput(kind, input), value)]).toEqual([value, null])
  for (const [value, problem] of wrong) expect([value, checkField(anInput(kind, input), value)]).toEqual([value, problem])
})

test.each(fieldKinds)('%s left empty is missing when required, and right when not', (kind) => {
  expect(checkField(anInput(kind), '  ')).toBe('missing')
  expect(checkField(anInput(kind, { required: false }), undefined)).toBeNull()
})

test('a value that is too long is refused before anything looks at it', () => {
  expect(checkField(anInput('text'), '字'.repeat(65))).toBe('too-long')
})

test('spaces around a value do not make it wrong', () => {
  expect(checkField(anInput('mobile'), ' 19900001001 ')).toBeNull()
})

test.each([
  ['equal', 'gift', true], ['equal', 'sale', false], ['not-equal', 'sale', true], ['filled', undefined, true],
] as const)('a condition "%s" %s is %s while the answer is "gift"', (is, value, shown) => {
  expect(isShown({ field: 'matter', is, value }, { matter: 'gift' })).toBe(shown)
})

test('a field that is not shown is not asked for', () => {
  const inputs = [anInput('choice', { key: 'matter', options }), anInput('date', { key: 'on', showIf: { field: 'matter', is: 'equal', value: 'gift' } })]
  expect(checkInputs(inputs, { matter: 'sale' })).toEqual({})
  expect(checkInputs(inputs, { matter: 'gift' })).toEqual({ on: 'missing' })
})
