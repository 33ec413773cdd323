/** Water bills: paid, cancelled at the cashier, with a late notice, with a bureau that is down, from a dead network. */
import { control } from '../setup/http-citizen'
import { messageArrives } from './book.journey'
import type { Step, Story } from './story'

/** Alone as a heading; "会变成“已缴清”" is said before. */
const SETTLED = /^已缴清$/m
const findsBills = (account: string, bill: string): Step[] => [
  {
    what: 'opens the guide of the water bill',
    async does(citizen) {
      await citizen.tap('水费')
      await citizen.untilRoute('/service/guide/index')
    },
  },
  {
    what: 'goes on to pay',
    async does(citizen) {
      await citizen.tap({ className: 'btn', at: 0 }).catch(() => citizen.tap('缴费'))
      await citizen.untilRoute('/service/bill/index')
      await citizen.until('户号')
    },
  },
  {
    what: 'finds the bill',
    async does(citizen) {
      await citizen.type('户号', account)
      await citizen.tap('查账单')
      await citizen.until(bill)
      if (!citizen.sees('收费依据')) await citizen.tap(bill)
      await citizen.until('收费依据')
    },
  },
]

/** "用微信支付缴 38.40 元", "用支付宝缴 38.40 元". */
const pays = (until: string): Step => ({
  what: 'pays',
  async does(citizen) {
    await citizen.tap(citizen.words().find((words) => /^用.+缴 [\d.,]+ 元$/.test(words)) ?? '用…缴')
    await citizen.until(until)
  },
})

const bends = (what: string, path: string, body: object): Step => ({
  what,
  async does(_citizen, { stack, platform }) {
    await control(stack, path, path === 'notices' ? { platform, ...body } : body)
  },
})

const settled: Step = { what: 'reads that it is settled', does: (citizen) => citizen.until(SETTLED, 60_000) }

export const stories: Story[] = [
  {
    title: 'pay the water bill', citizen: 'chen-zhixia',
    steps: [...findsBills('60010271', '2026 年 10 月'), pays('缴'), settled, messageArrives('缴费成功提醒')],
  },
  {
    title: 'cancel at the cashier, then pay', citizen: 'zhou-lan',
    steps: [
      ...findsBills('60009906', '水费，'),
      { what: 'decides to cancel', does: async (citizen) => citizen.decide({ cashier: 'cancel' }) },
      {
        what: 'cancels at the cashier',
        async does(citizen) {
          await citizen.tap(citizen.words().find((words) => /^用.+缴 [\d.,]+ 元$/.test(words)) ?? '用…缴')
          await citizen.until('收费依据')
          if (citizen.sees(SETTLED)) throw new Error('a cancelled payment reads as paid')
        },
      },
      { what: 'decides to pay after all', does: async (citizen) => citizen.decide({ cashier: 'confirm' }) },
      pays('缴'), settled,
    ],
  },
  {
    title: 'the notice comes later than the client', citizen: 'lin-yuan',
    steps: [
      ...findsBills('60010388', '水费，'),
      bends('the platform holds its notice back', 'notices', { mode: 'delay' }),
      pays('扣款'), settled,
      { what: 'the notice comes at last', does: async (_citizen, { stack }) => { await control(stack, 'notices/release') } },
      bends('notices are normal again', 'notices', { mode: 'normal' }),
      { what: 'nothing has changed', does: (citizen) => citizen.until(SETTLED) },
    ],
  },
  {
    title: 'the bureau is down after the payment', citizen: 'he-xiaoman',
    steps: [
      ...findsBills('60010388', '水费，'),
      bends('the water company goes down', 'bureaus/yunpu/water', { mode: 'down' }),
      pays('已扣款，正在销账'),
      bends('the water company is back', 'bureaus/yunpu/water', { mode: 'up' }),
      settled,
    ],
  },
  {
    title: 'the bureau is down before the bill', citizen: 'lin-yuan',
    steps: [
      {
        what: 'opens the guide',
        async does(citizen) {
          await citizen.tap('水费')
          await citizen.untilRoute('/service/guide/index')
        },
      },
      findsBills('', '')[1],
      bends('the water company goes down', 'bureaus/yunpu/water', { mode: 'down' }),
      {
        what: 'is told what to do instead, and keeps what was typed',
        async does(citizen) {
          await citizen.type('户号', '60010388')
          await citizen.tap('查账单')
          await citizen.until(/打 [\d-]+，或直接去大厅查/)
        },
      },
      bends('the water company is back', 'bureaus/yunpu/water', { mode: 'up' }),
      {
        what: 'asks again and gets the bill',
        async does(citizen) {
          await citizen.tap('再查一次')
          await citizen.until('水费，', 40_000)
        },
      },
    ],
  },
]
