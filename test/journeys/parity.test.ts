import { beijingDate } from '#contract/dates'
import { differences } from './parity'
import type { Seen, Telling } from './story'

const seen = (over: Partial<Seen> = {}): Seen => ({ what: 'pays', route: '/order', title: '缴费', words: ['用微信支付缴 38.40 元'], requests: ['POST /api/orders 200', 'GET /api/orders/a 200'], calls: ['requestPayment ok'], ...over })
const telling = (target: 'weapp' | 'alipay', one: Seen): Telling => ({ target, story: 'a story', seen: [one], errors: [], unknown: [] })
const compare = (weapp: Seen, alipay: Seen) => differences(telling('weapp', weapp), telling('alipay', alipay)).map(({ kind }) => kind)
const alipay = { words: ['用支付宝缴 38.40 元'], calls: ['tradePay 9000'] }

describe('the parity report', () => {
  it("sees no difference in the platforms' own names, nor in how often a page asked", () => {
    expect(compare(seen({ requests: ['POST /api/orders 200', 'GET /api/orders/a 200', 'GET /api/orders/a 304'] }), seen(alipay))).toEqual([])
  })

  it('sees no difference in the minute at which each was told, but does in the time booked for another day', () => {
    const [year, month, day] = beijingDate(Date.now()).split('-').map(Number)
    const said = (date: string, time: string) => [`message 缴费成功提醒 时间 ${date} ${time}; 单号`]
    const today = `${year}年${month}月${day}日`
    expect(compare(seen({ calls: said(today, '15:29') }), seen({ ...alipay, calls: said(today, '15:30') }))).toEqual([])
    expect(compare(seen({ calls: said('2031年1月6日', '09:00') }), seen({ ...alipay, calls: said('2031年1月6日', '09:30') }))).toEqual(['calls'])
  })

  it.each([
    ['another word', { words: ['用支付宝缴 38.50 元'] }, 'words'],
    ['another page', { route: '/bill' }, 'route'],
    ['another title', { title: '结果' }, 'title'],
    ['a request more', { requests: ['POST /api/orders 200', 'POST /api/orders 200', 'GET /api/orders/a 200'] }, 'requests'],
    ['another status', { requests: ['POST /api/orders 409', 'GET /api/orders/a 200'] }, 'requests'],
    ['another outcome of the cashier', { calls: ['tradePay 6001'] }, 'calls'],
  ])('finds %s', (_what, over, kind) => {
    expect(compare(seen(), seen({ ...alipay, ...over }))).toEqual([kind])
  })
})
