/** 住房公积金管理中心: one POST a question, members in pinyin initials, yuan as text, 八位 dates, code "0000" for yes. */
import type { FastifyInstance } from 'fastify'
import type { Bureau, Desk } from './bureau'
import { compact, dayFrom, monthFrom } from './dates'
import { yuan } from './money'
import { findPerson, readSeed } from './people'

interface Account {
  citizen: string
  account: string
  employer: string
  openedOn: string
  balanceInFen: number
  monthlyInFen: number
  percent: number
  state: '01' | '02' | '03'
  records: { daysAgo: number; kind: string; amountInFen: number }[]
}

const accounts = readSeed<Account>('provident-fund')

export const providentFund: Bureau = {
  name: 'provident-fund',
  crucialFields: ['grzhye'],
  register(app: FastifyInstance, desk: Desk) {
    app.post<{ Body: { zjhm?: string; xingming?: string } }>('/gjj/grzh/cx', async ({ body }) => {
      const person = findPerson(desk.people, body?.zjhm, body?.xingming)
      const account = person && accounts[desk.city].find((one) => one.citizen === person.key)
      if (!account) return { code: '1004', msg: '未查询到缴存信息', data: null }
      return { code: '0000', msg: '成功', data: written(account, person.name, desk.today()) }
    })
  },
}

function written(account: Account, name: string, today: string) {
  const paidThrough = account.state === '01' ? monthFrom(today, -1) : monthFrom(today, -8)
  return {
    grzh: account.account,
    xingming: name,
    dwmc: account.employer,
    khrq: compact(account.openedOn),
    grzhye: yuan(account.balanceInFen),
    yjce: yuan(account.monthlyInFen),
    jcbl: String(account.percent),
    jzny: compact(paidThrough),
    grzhzt: account.state,
    mxlb: account.records.map((record) => ({
      jyrq: compact(dayFrom(today, -record.daysAgo)),
      ywlx: record.kind,
      fse: `${record.amountInFen < 0 ? '-' : ''}${yuan(Math.abs(record.amountInFen))}`,
    })),
  }
}
