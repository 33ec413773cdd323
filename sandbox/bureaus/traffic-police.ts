/** 公安交通管理: one address, the question is a number in the head (接口标识), pinyin initials, everything text, "1" is yes. */
import type { FastifyInstance } from 'fastify'
import { isSettled, settle } from './bill-book'
import type { Bureau, Desk } from './bureau'
import { dayFrom } from './dates'
import { fen, yuan } from './money'
import { findPerson, readSeed } from './people'

interface Driver {
  citizen: string
  plates: string[]
  licence?: { class: string; points: number; state: string; issuedOn: string; validToYear: number }
  violations: Violation[]
}
interface Violation { plate: string; daysAgo: number; time: string; place: string; code: string; act: string; fineInFen: number; points: number; decided: boolean }
interface Question { head?: { jkid?: string }; body?: Record<string, string | undefined> }

const drivers = readSeed<Driver>('traffic-police')
const ok = (body: unknown) => ({ head: { code: '1', message: '' }, body })
const no = (message: string) => ({ head: { code: '0', message }, body: null })

export const trafficPolice: Bureau = {
  name: 'traffic-police',
  crucialFields: ['wfjls', 'ljjf', 'fkje', 'jszt', 'clbz'],
  receiptLetters: 'JF',
  register(app: FastifyInstance, desk: Desk) {
    const answers: Record<string, (body: Record<string, string | undefined>) => unknown> = {
      '60C01': (body) => violations(desk, body),
      '60C05': (body) => payFine(desk, body),
      '02C03': (body) => licence(desk, body),
    }
    app.post<{ Body: Question }>('/services/jgjk', async ({ body }) => {
      const answer = answers[body?.head?.jkid ?? '']
      return answer ? answer(body.body ?? {}) : no('接口标识不存在')
    })
  },
}

const driverOf = (desk: Desk, body: Record<string, string | undefined>) => {
  const person = findPerson(desk.people, body.sfzmhm, body.xm)
  return person && drivers[desk.city].find((one) => one.citizen === person.key)
}

const decisionNumber = (desk: Desk, driver: Driver, index: number) => {
  const area = desk.city === 'yunpu' ? '990100' : '990200'
  const serial = drivers[desk.city].indexOf(driver) * 100 + index + 1
  return `${area}19${String(serial).padStart(7, '0')}`
}

function violations(desk: Desk, body: Record<string, string | undefined>) {
  const driver = driverOf(desk, body)
  if (!driver) return ok({ wfjls: '0', hphms: [], viodata: [] })
  const viodata = driver.violations.map((one, index) => {
    const jdsbh = decisionNumber(desk, driver, index)
    const paid = isSettled(desk, jdsbh)
    return {
      jdsbh: one.decided ? jdsbh : '',
      hphm: one.plate,
      wfsj: `${dayFrom(desk.today(), -one.daysAgo)} ${one.time}`,
      wfdz: one.place,
      wfxw: one.code,
      wfms: one.act,
      fkje: yuan(one.fineInFen),
      wfjfs: String(one.points),
      clbz: paid ? '2' : one.decided ? '1' : '0',
      jkjzrq: dayFrom(desk.today(), 15 - (one.daysAgo % 10)),
    }
  })
  return ok({ wfjls: String(viodata.length), hphms: driver.plates, viodata })
}

function payFine(desk: Desk, body: Record<string, string | undefined>) {
  const dues = drivers[desk.city].flatMap((driver) =>
    driver.violations.flatMap((one, index) => (one.decided ? [{ reference: decisionNumber(desk, driver, index), amountInFen: one.fineInFen }] : [])),
  )
  const outcome = settle(desk, dues, { reference: String(body.jdsbh), payNumber: String(body.jylsh), amountInFen: fen(body.jkje) })
  if (!('receipt' in outcome)) return ok({ jszt: '9', jsms: outcome.kind, pjhm: '' })
  return ok({ jszt: outcome.kind === 'settled' ? '1' : '2', jsms: '', pjhm: outcome.receipt.receiptNumber })
}

function licence(desk: Desk, body: Record<string, string | undefined>) {
  const held = driverOf(desk, body)?.licence
  if (!held) return no('未查询到驾驶证')
  const year = Number(desk.today().slice(0, 4))
  const anniversary = `${year}${held.issuedOn.slice(4)}`
  const clearsOn = anniversary > desk.today() ? anniversary : `${year + 1}${held.issuedOn.slice(4)}`
  return ok({ zjcx: held.class, ljjf: String(held.points), zt: held.state, cclzrq: held.issuedOn, yxqz: `${year + held.validToYear}${held.issuedOn.slice(4)}`, qfrq: clearsOn })
}
