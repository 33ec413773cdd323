/** 政务服务中心的办件登记: number and telephone must both fit; steps are arrays, not objects, as an old report tool wrote them. */
import type { FastifyInstance } from 'fastify'
import type { Bureau, Desk } from './bureau'
import { dayFrom } from './dates'
import { readSeed } from './people'

interface Filed {
  citizen: string
  number: string
  matter: string
  department: string
  filedDaysAgo: number
  promisedInDays: number
  state: 'SL' | 'SC' | 'BZ' | 'BJ'
  remark: string
  steps: { daysAgo: number; name: string; outcome: string }[]
}

const filed = readSeed<Filed>('registry')

export const registry: Bureau = {
  name: 'registry',
  crucialFields: ['dqzt'],
  register(app: FastifyInstance, desk: Desk) {
    app.get<{ Querystring: { bjbh?: string; lxdh?: string } }>('/bj/jdcx', async ({ query }) => {
      const one = filed[desk.city].find((record) => record.number === query.bjbh)
      const owner = desk.people.find((person) => person.key === one?.citizen)
      if (!one || !owner || owner.mobile !== query.lxdh) return { ret: 1, msg: '编号或电话不符', bj: null }
      return { ret: 0, msg: 'ok', bj: written(one, owner.name, desk.today()) }
    })
  },
}

function written(one: Filed, name: string, today: string) {
  return {
    bjbh: one.number,
    sxmc: one.matter,
    cbbm: one.department,
    sqr: name,
    slrq: dayFrom(today, -one.filedDaysAgo),
    cnrq: dayFrom(today, one.promisedInDays - one.filedDaysAgo),
    dqzt: one.state,
    sm: one.remark,
    gc: one.steps.map((step) => [dayFrom(today, -step.daysAgo), step.name, step.outcome]),
  }
}
