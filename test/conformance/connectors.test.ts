/** One suite for every connector of every city, each against its bureau over HTTP. */
import { join } from 'node:path'
import type { Connectors } from '../../server/connectors/connector'
import { buildConnectors } from '../../server/connectors/registry'
import { queryAnswer } from '../../server/modules/cases/query-view'
import { readCities } from '../../server/modules/catalogue/read-city-folder'
import type { BureauMode } from '../../sandbox/bureau-control'
import { citizenNamed, runBureaus, type RunningBureaus } from '../builders/bureaus'

const NOW = new Date('2026-11-24T01:00:00Z')
const read = readCities(join(__dirname, '..', '..', 'cities'))
if (read.kind !== 'ok') throw new Error('cities/ does not read; cities.test.ts says why')
const definitions = read.cities.flatMap(({ city, connectors }) => connectors.map((connector) => ({ city: city.code, connector })))

let bureaus: RunningBureaus
let connectors: Connectors
beforeAll(async () => {
  bureaus = await runBureaus(() => NOW)
  connectors = buildConnectors({ definitions, urls: bureaus.urls, clock: { now: () => NOW }, breaker: { failures: 1000, resetMs: 1000 } })
})
afterAll(async () => {
  await connectors.close()
  await bureaus.close()
})

const lin = citizenNamed('lin-yuan')
const zhou = citizenNamed('zhou-lan')
const chen = citizenNamed('chen-zhixia')
const nobody = { ...citizenNamed('he-xiaoman'), idNumber: '990201200105219999' }
const known: Record<string, { account: string; number: string }> = { yunpu: { account: '60010388', number: 'YP2600502' }, songling: { account: '82001163', number: 'SL2600133' } }

/** Inputs of a citizen whom the bureau knows. */
function inputsOf(city: string, connector: string): Record<string, string> {
  const isPensioner = connector === 'pension' || connector === 'medical-account'
  const isEmployed = connector === 'social-insurance' && city === 'yunpu'
  const person = isPensioner ? zhou : isEmployed ? chen : lin
  return { 'id-number': person.idNumber, name: person.name, mobile: person.mobile, ...known[city] }
}
const reads = definitions.flatMap(({ city, connector }) =>
  (['query', 'bills'] as const).flatMap((operation) => (connector.operations[operation] ? [[city, connector.name, operation] as const] : [])),
)
const bureauOf = (city: string, name: string) => definitions.find((each) => each.city === city && each.connector.name === name)?.connector.bureau ?? name

test('all five bureaus of both cities are reached by some connector', () => {
  const reached = new Set(definitions.map(({ city, connector }) => `${city}/${connector.bureau ?? connector.name}`))
  expect([...reached].sort()).toEqual(Object.keys(bureaus.urls).sort())
})

test.each(reads)('%s/%s %s gives something for a citizen it knows', async (city, name, operation) => {
  const outcome = await connectors.run(city, name, operation, inputsOf(city, name))
  expect(outcome).toMatchObject({ kind: 'ok', at: NOW })
  if (outcome.kind === 'ok' && operation === 'bills') expect((outcome.result as unknown[]).length).toBeGreaterThan(0)
  else expect(outcome).toMatchObject({ result: expect.objectContaining({}) })
})

test.each(reads)('%s/%s %s says nothing, and not an error, for a person it does not know', async (city, name, operation) => {
  const inputs = { 'id-number': nobody.idNumber, name: nobody.name, mobile: nobody.mobile, account: '00000000', number: 'XX0000000' }
  expect(await connectors.run(city, name, operation, inputs)).toMatchObject({ kind: 'ok', result: operation === 'bills' ? [] : null })
})

const faults: [BureauMode, string][] = [['down', 'status'], ['timeout', 'timeout'], ['html', 'not-json'], ['missing-field', 'wrong-shape']]
describe.each(faults)('a bureau in mode %s', (mode, why) => {
  test(`every connector calls it down, for the reason "${why}"`, async () => {
    for (const name of Object.keys(bureaus.urls)) bureaus.set(name, mode)
    const outcomes = await Promise.all(reads.map(async ([city, name, operation]) => [`${city}/${name} ${operation}`, await connectors.run(city, name, operation, inputsOf(city, name))]))
    for (const name of Object.keys(bureaus.urls)) bureaus.set(name, 'up')
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(reads.map(([city, name, operation]) => [`${city}/${name} ${operation}`, { kind: 'down', why }])))
  })
})

test('a slow bureau is waited for', async () => {
  for (const name of Object.keys(bureaus.urls)) bureaus.set(name, 'slow')
  const outcomes = await Promise.all(reads.map(([city, name, operation]) => connectors.run(city, name, operation, inputsOf(city, name))))
  for (const name of Object.keys(bureaus.urls)) bureaus.set(name, 'up')
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(reads.map(() => 'ok'))
})

const bills = reads.filter(([, , operation]) => operation === 'bills')
test.each(bills)('%s/%s settles a bill once: the same number gets the same receipt, another number is told', async (city, name) => {
  const find = () => connectors.run(city, name, 'bills', inputsOf(city, name))
  const found = await find()
  if (found.kind !== 'ok') throw new Error('no bills')
  const [bill] = found.result
  const payment = { reference: bill.reference, orderNumber: 'CS20261124000001', amountInFen: bill.amountInFen, paidAt: NOW.toISOString(), platformNumber: '4200000001' }

  expect(await connectors.run(city, name, 'settle', { ...payment, amountInFen: bill.amountInFen - 1 })).toMatchObject({ result: { kind: 'refused' } })
  const first = await connectors.run(city, name, 'settle', payment)
  expect(first).toMatchObject({ kind: 'ok', result: { kind: 'settled', receiptNumber: expect.stringMatching(/^[A-Z]{2}\d{14}$/) } })
  expect(await connectors.run(city, name, 'settle', payment)).toEqual(first)
  expect(await connectors.run(city, name, 'settle', { ...payment, orderNumber: 'CS20261124000002' })).toMatchObject({ result: { kind: 'already-settled' } })

  const left = await find()
  expect(left.kind === 'ok' && left.result.map((each) => each.reference)).not.toContain(bill.reference)
  const receipts = bureaus.receipts(city, bureauOf(city, name)).filter((receipt) => receipt.reference === bill.reference)
  expect(receipts).toEqual([expect.objectContaining({ payNumber: payment.orderNumber, amountInFen: bill.amountInFen })])
})

test.each(['yunpu', 'songling'])('the water company of %s that says no to a payment has refused it, and names whose payment stands', async (city) => {
  const found = await connectors.run(city, 'water', 'bills', { account: city === 'yunpu' ? '60009906' : '82000027' })
  if (found.kind !== 'ok') throw new Error('no bills')
  const [bill] = found.result
  const payment = { reference: bill.reference, orderNumber: 'CS20261124000003', amountInFen: bill.amountInFen, paidAt: NOW.toISOString(), platformNumber: '4200000003' }
  const settle = async (over: object) => {
    const outcome = await connectors.run(city, 'water', 'settle', { ...payment, ...over })
    return outcome.kind === 'ok' ? outcome.result : outcome
  }
  expect(await settle({ amountInFen: bill.amountInFen + 1 })).toEqual({ kind: 'refused' })
  expect(await settle({ reference: '00000000202610' })).toEqual({ kind: 'refused' })
  expect(bureaus.receipts(city, 'water').filter((receipt) => receipt.payNumber === payment.orderNumber)).toEqual([])
  expect(await settle({})).toMatchObject({ kind: 'settled', orderNumber: payment.orderNumber })
  expect(await settle({ orderNumber: 'CS20261124000004' })).toMatchObject({ kind: 'already-settled', orderNumber: payment.orderNumber })
})

test.each(bills)('%s/%s gives bills whose items add up to the amount', async (city, name) => {
  const found = await connectors.run(city, name, 'bills', inputsOf(city, name))
  if (found.kind !== 'ok') throw new Error('no bills')
  for (const bill of found.result) expect(bill.items.reduce((sum, item) => sum + item.amountInFen, 0)).toBe(bill.amountInFen)
})

const views = read.cities.flatMap(({ city, tiles }) => tiles.flatMap(({ key, manifest }) => manifest.flows.flatMap((flow) => (flow.kind === 'query' ? [[city.code, key, flow] as const] : []))))
test.each(views)('%s/%s shows every value that its view names', async (city, _key, flow) => {
  const outcome = await connectors.run(city, flow.connector.name, 'query', inputsOf(city, flow.connector.name))
  if (outcome.kind !== 'ok' || outcome.result === null) throw new Error('no answer')
  const shown = queryAnswer(flow.view, outcome.result, '2026-11-24')
  expect(shown.headline?.label).toBe(flow.view.headline?.label)
  expect(shown.facts.map((fact) => fact.label)).toEqual(flow.view.facts.map((fact) => fact.label))
  expect(shown.details.map((detail) => detail.label)).toEqual(flow.view.details.map((detail) => detail.label))
  expect(shown.tag === undefined).toBe(flow.view.tag === undefined)
  expect(shown.records === undefined).toBe(flow.view.records === undefined)
})
