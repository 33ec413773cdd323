import { marked } from './marked'

test('the searched words inside a name are marked', () => {
  expect(marked('住房公积金查询', '公积金')).toEqual([{ text: '住房', hit: false }, { text: '公积金', hit: true }, { text: '查询', hit: false }])
})

test('a name found by an alias or by pinyin has no mark', () => {
  expect(marked('住房公积金查询', 'gjj')).toEqual([{ text: '住房公积金查询', hit: false }])
  expect(marked('水费', '')).toEqual([{ text: '水费', hit: false }])
})
