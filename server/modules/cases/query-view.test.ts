import type { QueryView } from '#contract/tile/flow'
import { queryAnswer } from './query-view'

const view: QueryView = {
  headline: { value: 'balance', label: '余额', as: 'money' },
  tag: { value: 'state', words: { normal: { text: '正常', tone: 'ok' } } },
  facts: [{ value: 'paid-through', label: '缴到', as: 'month' }, { value: 'points', label: '记分', as: 'count' }],
  details: [{ value: 'name', label: '姓名', as: 'masked-name' }, { value: 'account', label: '账号', as: 'tail' }, { value: 'opened-on', label: '开户', as: 'date' }, { value: 'note', label: '说明', as: 'text' }],
  records: { title: '明细', list: 'records', what: 'what', on: 'on', amount: 'amount', state: 'state' },
  nothing: '没有查到',
  wrongTelephone: '12329',
}
const result = {
  balance: 8641257, state: 'normal', 'paid-through': '2026-10', points: 0, name: '陈知夏', account: '990100283071', 'opened-on': '2019-07-08', note: '一切正常',
  records: [{ what: '缴存', on: '2026-11-05', amount: 264000, state: '已入账' }, { what: '提取', on: '2025-12-31', amount: -360000 }],
}
const shown = (over: Record<string, unknown> = {}) => queryAnswer(view, { ...result, ...over }, '2026-11-24')

test('each value is written the way its kind is written', () => {
  expect(shown()).toEqual({
    headline: { label: '余额', text: '86,412.57 元', amountInFen: 8641257 },
    tag: { text: '正常', tone: 'ok' },
    facts: [{ label: '缴到', text: '2026 年 10 月' }, { label: '记分', text: '0' }],
    details: [{ label: '姓名', text: '陈*夏' }, { label: '账号', text: '尾号 3071' }, { label: '开户', text: '2019 年 7 月 8 日' }, { label: '说明', text: '一切正常' }],
    records: { title: '明细', rows: [{ what: '缴存', on: '11 月 5 日', amountInFen: 264000, state: '已入账' }, { what: '提取', on: '2025 年 12 月 31 日', amountInFen: -360000 }] },
    wrongTelephone: '12329',
  })
})

test('a value that is missing or of another kind is left out, never shown empty', () => {
  const answer = shown({ balance: '86412.57', state: 'unheard-of', 'paid-through': null, name: '', 'opened-on': '2019-02-30', records: [] })
  expect(answer.headline).toBeUndefined()
  expect(answer.tag).toBeUndefined()
  expect(answer.records).toBeUndefined()
  expect(answer.facts).toEqual([{ label: '记分', text: '0' }])
  expect(answer.details.map((detail) => detail.label)).toEqual(['账号', '说明'])
})
