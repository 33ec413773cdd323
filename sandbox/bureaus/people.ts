/** The bureaus know the same few citizens as the platforms do, by name and ID number. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Person {
  key: string
  name: string
  idNumber: string
  mobile: string
}

const seedFolder = join(__dirname, '..', 'seed')

/** Records of one bureau: city → list, each naming its citizen by key. */
export function readSeed<T>(name: string): Record<string, T[]> {
  return JSON.parse(readFileSync(join(seedFolder, `bureau-${name}.json`), 'utf8')) as Record<string, T[]>
}

export function readPeople(): Person[] {
  const seed = JSON.parse(readFileSync(join(seedFolder, 'citizens.json'), 'utf8')) as Person[] | { citizens: Person[] }
  return Array.isArray(seed) ? seed : seed.citizens
}

/** Bureaus compare name and number both; one that does not fit is nobody. */
export function findPerson(people: Person[], idNumber: unknown, name?: unknown): Person | undefined {
  const number = String(idNumber ?? '').toUpperCase()
  return people.find((person) => person.idNumber === number && (name === undefined || person.name === name))
}
