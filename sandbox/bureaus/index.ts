/** Every bureau in every city, at /bureaus/<city>/<name>/…, and the list of what each has received. */
import type { FastifyInstance } from 'fastify'
import { receiptsIn } from './bill-book'
import type { Books, Bureau, BureauDeps, Desk, Receipt } from './bureau'
import { beijingDay } from './dates'
import { misbehave } from './misbehave'
import { readPeople } from './people'
import { providentFund } from './provident-fund'
import { registry } from './registry'
import { socialInsurance } from './social-insurance'
import { trafficPolice } from './traffic-police'
import { water } from './water'

export type { BureauDeps, Receipt } from './bureau'

export const bureauCities = ['yunpu', 'songling'] as const
const people = readPeople()
const bureaus: Bureau[] = [providentFund, socialInsurance, water, trafficPolice, registry]

/** "yunpu/water" and so on: every bureau there is, for BUREAU_URLS and the controls. */
export const bureauNames: string[] = bureauCities.flatMap((city) => bureaus.map((bureau) => `${city}/${bureau.name}`))

export function registerBureaus(app: FastifyInstance, deps: BureauDeps): void {
  for (const city of bureauCities) {
    for (const bureau of bureaus) {
      const desk = deskOf(deps, city, bureau.name)
      void app.register(
        async (scope) => {
          misbehave(scope, () => deps.control.mode(city, bureau.name), bureau.crucialFields)
          bureau.register(scope, desk)
        },
        { prefix: `/bureaus/${city}/${bureau.name}` },
      )
    }
  }
}

export function deskOf(deps: BureauDeps, city: string, name: string): Desk {
  return {
    city,
    receiptLetters: bureaus.find((bureau) => bureau.name === name)?.receiptLetters ?? '',
    people,
    now: () => deps.clock.now(),
    today: () => beijingDay(deps.clock.now()),
    books: booksOf(deps, city, name),
  }
}

/** What a bureau has been paid, oldest first. */
export function receiptsOf(deps: BureauDeps, city: string, name: string): Receipt[] {
  return receiptsIn(booksOf(deps, city, name))
}

function booksOf(deps: BureauDeps, city: string, name: string): Books {
  const key = (part: string) => `bureau:${city}:${name}:${part}`
  return {
    read: <T>(part: string) => deps.store.get<T>(key(part)),
    write: (part, value) => deps.store.set(key(part), value),
  }
}
