/** The shared map of how each bureau is to behave, and the bureaus' shelf. */
import type { BureauControl, BureauMode, BureauStore } from './bureau-control'
import type { Books } from './books'

export interface BureauModes extends BureauControl {
  set(city: string, name: string, mode: BureauMode): void
}

export function bureauModesOf(books: Books): BureauModes {
  const shelf = books.shelf<BureauMode>('bureau-modes')
  return {
    mode: (city, name) => shelf.get(`${city}/${name}`) ?? 'up',
    set: (city, name, mode) => shelf.put(`${city}/${name}`, mode),
  }
}

export function bureauStoreOf(books: Books): BureauStore {
  const shelf = books.shelf<unknown>('bureaus')
  return { get: <T>(key: string) => shelf.get(key) as T | undefined, set: (key, value) => shelf.put(key, value) }
}
