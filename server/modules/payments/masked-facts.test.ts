import { maskedFacts } from './masked-facts'

describe('facts of a bill', () => {
  test('a name in clear is masked, one that the bureau masked stays', () => {
    expect(maskedFacts([{ label: '户主', text: '陈知夏' }, { label: '车主', text: '林*' }])).toEqual([
      { label: '户主', text: '陈*夏' },
      { label: '车主', text: '林*' },
    ])
  })

  test('an ID number or a mobile number is masked wherever it stands', () => {
    const [fact] = maskedFacts([{ label: '备注', text: '990101199001010017 电话 19900000001' }])
    expect(fact.text).not.toContain('19900101')
    expect(fact.text).not.toContain('19900000001')
  })

  test('the number of the household stays readable', () => {
    expect(maskedFacts([{ label: '户号', text: '2043 8817' }])).toEqual([{ label: '户号', text: '2043 8817' }])
  })
})
