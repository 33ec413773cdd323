import type { Me } from '#contract/api/identity'
import type { Input } from '#contract/tile/input'
import { knownFact, openInputs } from './known-facts'

const me: Me = { level: 3, platform: 'wechat', maskedName: '陈*夏' }
const name: Input = { key: 'name', label: '姓名', kind: 'person-name', required: true, fromProfile: 'name' }
const mobile: Input = { key: 'mobile', label: '手机号', kind: 'mobile', required: true, fromProfile: 'mobile' }

test('what the server knows is shown masked and not asked again', () => {
  expect(knownFact(name, me)).toBe('陈*夏')
  expect(openInputs([name, mobile], me)).toEqual([mobile])
})

test('a visitor is asked everything, and so is who wants to type another value', () => {
  expect(openInputs([name, mobile], null)).toEqual([name, mobile])
  expect(openInputs([name], me, { name: '' })).toEqual([name])
})

test('a field that the profile does not serve is always asked', () => {
  expect(knownFact({ ...name, fromProfile: undefined }, me)).toBeUndefined()
})
