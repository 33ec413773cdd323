/** 供水公司: a small REST service in English, yuan as text, 404 with an error body for an account that is not there. */
import type { FastifyInstance } from 'fastify'
import { isSettled, receiptsIn, settle } from './bill-book'
import type { Bureau, Desk } from './bureau'
import { lastDayOf, monthFrom } from './dates'
import { fen, yuan } from './money'
import { readSeed } from './people'

interface Meter {
  accountNo: string
  holder: string
  address: string
  /** Tons used, latest month first; each is one bill. */
  usage: number[]
}
interface Prices { city: string; waterInFen: number; sewageInFen: number }

const INSTALLED = 'installed-meters'
const meters = readSeed<Meter>('water')
const prices: Record<string, Prices> = {
  yunpu: { city: 'yunpu', waterInFen: 225, sewageInFen: 95 },
  songling: { city: 'songling', waterInFen: 198, sewageInFen: 90 },
}

export const water: Bureau = {
  name: 'water',
  crucialFields: ['total', 'status'],
  receiptLetters: 'SF',
  register(app: FastifyInstance, desk: Desk) {
    app.get<{ Params: { accountNo: string } }>('/v1/accounts/:accountNo/bills', async ({ params }, reply) => {
      const meter = metersOf(desk).find((one) => one.accountNo === params.accountNo)
      if (!meter) return reply.code(404).send({ error: { code: 'ACCOUNT_NOT_FOUND', message: 'no such account' } })
      const bills = billsOf(desk, meter).filter((bill) => !isSettled(desk, bill.billNo))
      return { accountNo: meter.accountNo, holder: hidden(meter.holder), address: meter.address, bills }
    })
    app.post<{ Body: { billNo?: string; payNo?: string; amount?: string; paidAt?: string } }>('/v1/payments', async ({ body }, reply) => {
      const dues = metersOf(desk).flatMap((meter) => billsOf(desk, meter)).map((bill) => ({ reference: bill.billNo, amountInFen: fen(bill.total) }))
      const outcome = settle(desk, dues, { reference: String(body?.billNo), payNumber: String(body?.payNo), amountInFen: fen(body?.amount) })
      if ('receipt' in outcome) {
        const status = outcome.kind === 'settled' ? 'SETTLED' : 'ALREADY_SETTLED'
        return { status, payNo: outcome.receipt.payNumber, receiptNo: outcome.receipt.receiptNumber, settledAt: outcome.receipt.at }
      }
      return reply.code(422).send({ status: 'REFUSED', reason: outcome.kind })
    })
    app.get<{ Params: { accountNo: string } }>('/v1/accounts/:accountNo/usage', async ({ params }, reply) => {
      const meter = metersOf(desk).find((one) => one.accountNo === params.accountNo)
      if (!meter) return reply.code(404).send({ error: { code: 'ACCOUNT_NOT_FOUND', message: 'no such account' } })
      const bills = billsOf(desk, meter)
      const total = meter.usage.reduce((sum, tons) => sum + tons, 0)
      return { accountNo: meter.accountNo, holder: hidden(meter.holder), total, months: bills.map((bill) => ({ period: bill.period, tons: bill.tons, amount: bill.total, paid: receiptsIn(desk.books).some((receipt) => receipt.reference === bill.billNo) })) }
    })
  },
}

/** Those of the seed and those that the controls put in; one read again counts as it was read last. */
function metersOf(desk: Desk): Meter[] {
  const installed = desk.books.read<Meter[]>(INSTALLED) ?? []
  return [...installed, ...meters[desk.city].filter((meter) => !installed.some((one) => one.accountNo === meter.accountNo))]
}

export function installMeter(desk: Desk, meter: Meter): void {
  const others = (desk.books.read<Meter[]>(INSTALLED) ?? []).filter((one) => one.accountNo !== meter.accountNo)
  desk.books.write(INSTALLED, [...others, meter])
}

const hidden = (name: string) => `${name[0]}${'*'.repeat(Math.max(1, name.length - 2))}${name.length > 2 ? name.at(-1) : ''}`

function billsOf(desk: Desk, meter: Meter) {
  const price = prices[desk.city]
  return meter.usage.map((tons, index) => {
    const period = monthFrom(desk.today(), -1 - index)
    const line = (name: string, unitInFen: number) => ({ name, tons, unitPrice: yuan(unitInFen), amount: yuan(tons * unitInFen) })
    return {
      billNo: `${meter.accountNo}${period.replace('-', '')}`,
      period,
      tons,
      items: [line('水费', price.waterInFen), line('污水处理费', price.sewageInFen)],
      total: yuan(tons * (price.waterInFen + price.sewageInFen)),
      dueDate: lastDayOf(monthFrom(desk.today(), 0)),
    }
  })
}
