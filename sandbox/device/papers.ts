/** Numbers a citizen has on paper at home: what the bureaus' letters say, so that whoever tries the phone can type them. */
import { readSeed } from '../bureaus/people'
import type { Citizen } from '../world'

/** `of` is the city's short name, for numbers of two cities stand in one row. */
export interface Paper { city: string; of: string; number: string }
export interface Papers { waterAccounts: Paper[]; cases: Paper[] }

const cityNames = { yunpu: '云浦', songling: '松岭' } as const
type City = keyof typeof cityNames

const meters = readSeed<{ accountNo: string; holder: string }>('water')
const filed = readSeed<{ number: string; citizen: string }>('registry')

export function papersOf({ key, name }: Citizen): Papers {
  return {
    waterAccounts: inEachCity((city) => meters[city].filter((meter) => meter.holder === name).map(({ accountNo }) => accountNo)),
    cases: inEachCity((city) => filed[city].filter((record) => record.citizen === key).map(({ number }) => number)),
  }
}

function inEachCity(numbersIn: (city: City) => string[]): Paper[] {
  return (Object.keys(cityNames) as City[]).flatMap((city) => numbersIn(city).map((number) => ({ city, of: cityNames[city], number })))
}
