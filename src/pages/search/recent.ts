import type { Storage } from '../../platform/platform'

const KEY = 'searched'
const MOST = 8

/** What this phone searched for, newest first; it never leaves the phone. */
export const recentWords = (storage: Storage): string[] => storage.get<string[]>(KEY) ?? []

export function rememberWords(storage: Storage, words: string): string[] {
  const all = [words, ...recentWords(storage).filter((other) => other !== words)].slice(0, MOST)
  storage.set(KEY, all)
  return all
}

export const forgetWords = (storage: Storage): void => storage.remove(KEY)
