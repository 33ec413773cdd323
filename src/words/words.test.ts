import { displayInstant, offlineWords, together } from './everywhere'
import { faultWords, wordsForFault } from './faults'

const now = '2026-11-21T04:00:00.000Z'

test('a time is said by the day it was in Beijing', () => {
  expect(displayInstant('2026-11-20T16:05:00.000Z', now)).toBe('今天 00:05')
  expect(displayInstant('2026-11-20T10:00:00.000Z', now)).toBe('昨天 18:00')
  expect(displayInstant('2026-11-18T01:12:00.000Z', now)).toBe('11 月 18 日 09:12')
})

test('kept content says why it is not new, and of when it is', () => {
  expect(offlineWords(wordsForFault('no-network'), '2026-11-21T01:12:00.000Z', now)).toBe('没有网络，这是今天 09:12 的内容')
  expect(offlineWords(wordsForFault('server-error'), '2026-11-21T01:12:00.000Z', now)).toBe('暂时连不上，这是今天 09:12 的内容')
})

test('a number stays with its unit and both ends of a time on one line', () => {
  expect(together('11 月 23 日 周一 10:30–11:00')).toBe('11\u00a0月 23\u00a0日 周一 10:30–\u206011:00')
  expect(together('用微信支付缴 38.40 元')).toBe('用微信支付缴 38.40\u00a0元')
})

test('no fault shouts, blames or shows a code', () => {
  for (const { title, text, other = '' } of Object.values(faultWords)) {
    const said = `${title}${text}${other}`
    expect(said).not.toMatch(/[!！]|温馨|请您注意|系统繁忙|网络异常|失败|权限不足|undefined/)
    expect(title.length).toBeLessThanOrEqual(14)
  }
})
