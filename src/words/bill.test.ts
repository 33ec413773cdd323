import type { Bill } from '#contract/api/payments'
import { dueTag, oldestFirst, payWords } from './bill'

const bill = (change: Partial<Bill> = {}): Bill => ({
  id: '1', city: 'yunpu', tile: 'water-bill', icon: 'droplet', title: '水费，2026 年 10 月', amountInFen: 3840, dueOn: '2026-11-30', state: 'unpaid',
  items: [], basis: { title: '价格' }, facts: [], payee: '供水公司', receipt: '电子票据', refundDays: 5, ...change,
})

test('a bill that is due soon warns, one that is past says so, and one far off stays quiet', () => {
  expect(dueTag(bill(), '2026-11-24')).toEqual({ text: '11 月 30 日前缴', tone: 'warn' })
  expect(dueTag(bill(), '2026-11-01')?.tone).toBe('mute')
  expect(dueTag(bill(), '2026-12-01')).toEqual({ text: '11 月 30 日到期，已过', tone: 'bad' })
})

test('a bill whose payment is being verified or done does not say when to pay', () => {
  expect(dueTag(bill({ state: 'paying' }), '2026-12-01')?.text).toBe('正在核实')
  expect(dueTag(bill({ state: 'paid' }), '2026-12-01')?.tone).toBe('ok')
})

test('bills stand oldest first, and August comes before October', () => {
  const titles = oldestFirst(['10', '8', '9'].map((month) => bill({ title: `水费，2026 年 ${month} 月` }))).map((each) => each.title)
  expect(titles).toEqual(['水费，2026 年 8 月', '水费，2026 年 9 月', '水费，2026 年 10 月'])
})

test('the button that pays names the platform and the exact amount', () => {
  expect(payWords('微信支付', 123456)).toBe('用微信支付缴 1,234.56\u00a0元')
})
