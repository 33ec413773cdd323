/** 社会保险和医疗保障: GET with camelCase, months as "2026-10", upper-case states, money in fen for dues and yuan elsewhere. */
import type { FastifyInstance } from 'fastify'
import { isSettled, settle } from './bill-book'
import type { Bureau, Desk } from './bureau'
import { dayFrom, lastDayOf, monthFrom } from './dates'
import { yuan } from './money'
import { findPerson, readSeed, type Person } from './people'

interface Insured {
  citizen: string
  category: 'EMPLOYEE' | 'RESIDENT' | 'RETIRED'
  organisation: string
  baseInFen: number
  pensionMonths: number
  medicalBalanceInFen: number
  pensionInFen?: number
  /** Whose 居民医保 dues this citizen pays: their own or a child's. */
  family: { name: string; relation: 'SELF' | 'CHILD'; duesInFen: number }[]
  spending: { daysAgo: number; place: string; amountInFen: number }[]
}
interface PersonQuery { idNumber?: string; name?: string }

const insured = readSeed<Insured>('social-insurance')

export const socialInsurance: Bureau = {
  name: 'social-insurance',
  crucialFields: ['category', 'balance', 'monthlyAmount', 'amount', 'status'],
  receiptLetters: 'YB',
  register(app: FastifyInstance, desk: Desk) {
    const find = (query: PersonQuery) => {
      const person = findPerson(desk.people, query.idNumber, query.name)
      const record = person && insured[desk.city].find((one) => one.citizen === person.key)
      return record && { person, record }
    }
    app.get<{ Querystring: PersonQuery }>('/api/persons/insurance', async ({ query }) => {
      const found = find(query)
      return { success: true, result: found ? insurance(found.person, found.record, desk.today()) : null }
    })
    app.get<{ Querystring: PersonQuery }>('/api/persons/medicalAccount', async ({ query }) => {
      const found = find(query)
      const has = found && found.record.category !== 'RESIDENT'
      return { success: true, result: has ? medicalAccount(found.record, desk.today()) : null }
    })
    app.get<{ Querystring: PersonQuery }>('/api/persons/pension', async ({ query }) => {
      const pension = find(query)?.record.pensionInFen
      return { success: true, result: pension ? pensionOf(pension, find(query)!.record.organisation, desk.today()) : null }
    })
    registerDues(app, desk, find)
  },
}

function registerDues(app: FastifyInstance, desk: Desk, find: (query: PersonQuery) => { person: Person; record: Insured } | undefined) {
  app.get<{ Querystring: PersonQuery }>('/api/residentMedical/dues', async ({ query }) => {
    const found = find(query)
    const dues = found ? duesOf(desk, found.person, found.record) : []
    return { success: true, result: { items: dues.filter((due) => !isSettled(desk, due.dueId)) } }
  })
  app.post<{ Body: { dueId?: string; serialNo?: string; amount?: number } }>('/api/residentMedical/payments', async ({ body }) => {
    const dues = insured[desk.city].flatMap((record) => {
      const person = desk.people.find((one) => one.key === record.citizen)
      return person ? duesOf(desk, person, record).map((due) => ({ reference: due.dueId, amountInFen: due.amount })) : []
    })
    const outcome = settle(desk, dues, { reference: String(body?.dueId), payNumber: String(body?.serialNo), amountInFen: Number(body?.amount) })
    if ('receipt' in outcome) return { success: true, result: { status: outcome.kind === 'settled' ? 'SETTLED' : 'DUPLICATE', voucherNo: outcome.receipt.receiptNumber } }
    return { success: true, result: { status: 'REJECTED', reason: outcome.kind } }
  })
}

function insurance(person: Person, record: Insured, today: string) {
  const working = record.category === 'EMPLOYEE'
  const last = monthFrom(today, working ? -1 : 0)
  const names = working ? ['PENSION', 'MEDICAL', 'UNEMPLOYMENT', 'WORK_INJURY', 'MATERNITY'] : record.category === 'RETIRED' ? ['PENSION', 'MEDICAL'] : ['RESIDENT_PENSION', 'RESIDENT_MEDICAL']
  return {
    personName: person.name,
    category: record.category,
    organisation: record.organisation,
    paymentBase: yuan(record.baseInFen),
    pensionMonths: record.pensionMonths,
    lastPaidMonth: last,
    insurances: names.map((insuranceType) => ({ insuranceType, state: record.category === 'RETIRED' ? 'RECEIVING' : 'PAYING', lastPaidMonth: last })),
  }
}

function medicalAccount(record: Insured, today: string) {
  return {
    balance: yuan(record.medicalBalanceInFen),
    updatedOn: dayFrom(today, -1),
    records: record.spending.map((one) => ({ on: dayFrom(today, -one.daysAgo), place: one.place, amount: `${one.amountInFen < 0 ? '-' : ''}${yuan(Math.abs(one.amountInFen))}` })),
  }
}

function pensionOf(monthlyInFen: number, organisation: string, today: string) {
  const months = today.slice(8) >= '15' ? [0, -1, -2] : [-1, -2, -3]
  return {
    monthlyAmount: yuan(monthlyInFen),
    lastPaidOn: `${monthFrom(today, months[0])}-15`,
    formerEmployer: organisation,
    payments: months.map((back) => ({ on: `${monthFrom(today, back)}-15`, amount: yuan(monthlyInFen) })),
  }
}

/** Dues for the coming year, open from September of this one until February. */
function duesOf(desk: Desk, person: Person, record: Insured) {
  const [year, month] = desk.today().split('-').map(Number)
  const forYear = month >= 9 ? year + 1 : year
  // The official period ends in February; a demonstration in summer still shows a date to come.
  const dueDate = month >= 9 || month <= 2 ? lastDayOf(`${forYear}-02`) : lastDayOf(monthFrom(desk.today(), 1))
  return record.family.map((member, index) => ({
    dueId: `CXYB${forYear}${person.idNumber.slice(-6)}${index + 1}`,
    forYear,
    insuredName: member.name,
    relation: member.relation,
    amount: member.duesInFen,
    dueDate,
    subsidy: 70_000,
  }))
}
