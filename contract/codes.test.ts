import { idNumberCheck, implementationCode, isIdNumber, isMobile, isUscc, organisationCheck, usccCheck } from './codes'

test('the example of GB 11643 is an ID number, and every change of one digit of its date or order spoils it', () => {
  expect(isIdNumber('11010519491231002X')).toBe(true)
  expect(idNumberCheck('11010519491231002')).toBe('X')
  for (let i = 0; i < 17; i += 1) {
    const digit = (Number('11010519491231002'[i]) + 1) % 10
    expect(isIdNumber(`${'11010519491231002'.slice(0, i)}${digit}${'11010519491231002'.slice(i + 1)}X`)).toBe(false)
  }
})

test('an ID number needs a real birth date, whatever its check character says', () => {
  const first17 = '99010119990230001'
  expect(isIdNumber(`${first17}${idNumberCheck(first17)}`)).toBe(false)
})

test('a published credit code is right, and wrong with any two neighbours swapped', () => {
  const code = '12441500196720244T'
  expect(isUscc(code)).toBe(true)
  expect([organisationCheck('19672024'), usccCheck(code.slice(0, 17))]).toEqual(['4', 'T'])
  for (let i = 8; i < 16; i += 1) {
    const swapped = `${code.slice(0, i)}${code[i + 1]}${code[i]}${code.slice(i + 2)}`
    if (swapped !== code) expect(isUscc(swapped)).toBe(false)
  }
})

test.each(['12441500196720244t', '1244150019672024', '12441500196720244I', ''])('"%s" is no credit code', (code) => {
  expect(isUscc(code)).toBe(false)
})

test('an implementation code is 31 characters: credit code, level, basic code', () => {
  expect(implementationCode('12441500196720244T', '3', '442199806003')).toBe('12441500196720244T3442199806003')
})

test('mobiles begin with 13 to 19', () => {
  expect(['13800000000', '19900001001', '12800000000', '1380000000', '1380000000x'].map(isMobile)).toEqual([true, true, false, false, false])
})
