import { toCsv } from './csv'

test('a cell that looks like a formula cannot run in a spreadsheet', () => {
  expect(toCsv([['=1+1', '-2', '水费']])).toBe('\uFEFF"\'=1+1","\'-2","水费"\r\n')
})

test('quotes and commas stay inside their cell', () => {
  expect(toCsv([['说"好"', 'a,b', 3]])).toBe('\uFEFF"说""好""","a,b","3"\r\n')
})
