import { useEffect, useState } from 'react'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { platform } from '../../platform/current'
import { useSession } from '../../session/use-session'
import { forgetWords, recentWords, rememberWords } from './recent'

/** Long enough that a word being typed does not ask for each letter. */
const PAUSE_MS = 250
const MOST_CHARACTERS = 40

export function useSearch() {
  const { city } = useSession()
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const [recent, setRecent] = useState(() => recentWords(platform.storage))
  useEffect(() => {
    const next = typed.trim().slice(0, MOST_CHARACTERS)
    const timer = setTimeout(() => setWords(next), next ? PAUSE_MS : 0)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useCall(calls.search, { params: { city }, query: { q: words, platform: platform.name } }, { cache: false, wait: !words })
  const home = useCall(calls.home, { params: { city }, query: { platform: platform.name } }, { cache: true })
  return {
    typed, words, recent, found,
    popular: home.reply?.tiles.slice(0, 8) ?? [],
    type: setTyped,
    /** A chip or the button: no pause, and it is remembered. */
    searchNow(next: string) {
      const kept = next.trim().slice(0, MOST_CHARACTERS)
      setTyped(kept)
      setWords(kept)
      if (kept) setRecent(rememberWords(platform.storage, kept))
    },
    forget() {
      forgetWords(platform.storage)
      setRecent([])
    },
  }
}
