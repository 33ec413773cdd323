/** Steps many server stories begin with: a slot that is free, a bill that waits. */
import { calls } from '#contract/api/calls'
import type { Slot } from '#contract/api/appointments'
import type { Bill } from '#contract/api/payments'
import { aRequestKey, type HttpCitizen, personOf } from './http-citizen'
import type { Stack } from './stack'

export const marriage = { city: 'yunpu', tile: 'marriage-registration', venue: 'marriage-office' } as const
export const estate = { city: 'yunpu', tile: 'real-estate-registration', venue: 'estate-hall' } as const
export const water = { city: 'yunpu', tile: 'water-bill' } as const
export const fund = { city: 'yunpu', tile: 'provident-fund-query' } as const
export const waterAccounts: Record<string, string> = { 'chen-zhixia': '60010271', 'lin-yuan': '60010388', 'zhou-lan': '60009906', 'he-xiaoman': '60012540' }

interface Place { city: string; tile: string; venue: string }

export async function freeSlots(citizen: HttpCitizen, place: Place = marriage): Promise<Slot[]> {
  const { days } = await citizen.must(calls.days, { params: place })
  const found: Slot[] = []
  for (const day of days.filter(({ state }) => state === 'open').slice(0, 3)) {
    const { slots } = await citizen.must(calls.slots, { params: place, query: { on: day.on } })
    found.push(...slots.filter(({ state }) => state === 'open'))
  }
  if (!found.length) throw new Error('no free slot in the whole horizon')
  return found
}

export async function personValues(stack: Stack, citizen: HttpCitizen): Promise<Record<string, string>> {
  const { name, mobile } = await personOf(stack, citizen.key)
  return { name, mobile }
}

export async function book(stack: Stack, citizen: HttpCitizen, slotId: string, requestKey = aRequestKey()) {
  return citizen.call(calls.book, { body: { slotId, person: await personValues(stack, citizen), requestKey } })
}

/** Water accounts of both cities; anybody may pay anybody's. */
export interface WaterAccount { city: string; account: string }
const ownAccount = (citizen: HttpCitizen): WaterAccount => ({ city: 'yunpu', account: waterAccounts[citizen.key] })

export async function waterBills(citizen: HttpCitizen, { city, account } = ownAccount(citizen)): Promise<Bill[]> {
  const found = await citizen.must(calls.findBills, { params: { city, tile: water.tile }, body: { flow: 'pay', inputs: { account } } })
  return found.kind === 'bills' ? found.bills : []
}

/** An unpaid water bill with its order at the platform, cashier ready. */
export async function anOpenOrder(citizen: HttpCitizen, account = ownAccount(citizen)) {
  const bill = (await waterBills(citizen, account)).find(({ state }) => state === 'unpaid')
  if (!bill) throw new Error(`${account.account} has no unpaid bill left`)
  const started = await citizen.must(calls.startPayment, { body: { billId: bill.id, requestKey: aRequestKey() } })
  if (started.kind !== 'ready') throw new Error(`payment not ready: ${JSON.stringify(started)}`)
  return { bill, order: started.order, cashier: started.cashier as unknown as Record<string, unknown> }
}
