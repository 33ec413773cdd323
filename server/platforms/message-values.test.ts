import fc from 'fast-check'
import { fitValue, kindOfKey, valueKinds } from './message-values'

describe('values of a subscription message', () => {
  test('a thing is cut to 20 code points and says that words were lost', () => {
    const cut = fitValue('thing', '云浦市不动产登记中心海东新区受理大厅三楼第十二号窗口')
    expect([...cut]).toHaveLength(20)
    expect(cut.endsWith('…')).toBe(true)
  })

  test('a rare Han character outside the basic plane is never cut in half', () => {
    const cut = fitValue('name', '𠮷'.repeat(12))
    expect(cut).toBe('𠮷'.repeat(10))
  })

  test('a line break becomes a blank, for the platforms refuse control characters', () => {
    expect(fitValue('thing', '带身份证\n和户口簿')).toBe('带身份证 和户口簿')
  })

  test('a character string loses Han characters and blanks', () => {
    expect(fitValue('character_string', '号 A7-0412')).toBe('A7-0412')
  })

  test('a Latin name may have twenty characters, a Han one ten', () => {
    expect(fitValue('name', 'Alexandra Konstantinova')).toBe('Alexandra Konstantin')
    expect(fitValue('name', '阿卜杜拉·买买提江·艾合买提')).toHaveLength(10)
  })

  test('any text at all ends within the limit and without control characters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...valueKinds), fc.string({ unit: 'grapheme', maxLength: 80 }), (kind, text) => {
        const fitted = fitValue(kind, text)
        expect([...fitted].length).toBeLessThanOrEqual(32)
        expect(fitted).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/)
      }),
    )
  })

  test('a key of an unknown kind is a programming error', () => {
    expect(kindOfKey('character_string4')).toBe('character_string')
    expect(() => kindOfKey('thong1')).toThrow('no such kind')
  })
})
