import fc from 'fast-check'
import { displayYuan, fenFromYuan, yuanFromFen } from './money'

const anyFen = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })

test('yuan and fen are one amount written twice, to the fen', () => {
  fc.assert(fc.property(anyFen, (fen) => fenFromYuan(yuanFromFen(fen)) === (fen === 0 ? 0 : fen)))
})

test.each([['38.4', 3840], ['38', 3800], ['0.01', 1], ['-3600.00', -360000], ['19.99', 1999]])('"%s" is %i fen', (yuan, fen) => {
  expect(fenFromYuan(yuan)).toBe(fen)
})

test.each(['', '1.234', '1e3', '1,000.00', '.5', '5.', '一百', ' 1'])('"%s" is no amount', (text) => {
  expect(fenFromYuan(text)).toBeNull()
})

test('a part of a fen is a programming error', () => {
  expect(() => yuanFromFen(0.5)).toThrow(RangeError)
  expect(() => yuanFromFen(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError)
})

test('citizens see commas and a true minus sign', () => {
  expect([8641257, -360000, 5, 100000000].map(displayYuan)).toEqual(['86,412.57', '−3,600.00', '0.05', '1,000,000.00'])
})
