import { useSyncExternalStore } from 'react'
import { ensureSignedIn, refreshMe, setCity, setElder, setFontChoice, signIn, signOut, store } from './session'

const actions = { signIn, signOut, ensureSignedIn, refreshMe, setCity, setElder, setFontChoice }

/** Who is signed in, which city, which look; with the ways to change them. */
export function useSession() {
  const state = useSyncExternalStore(store.subscribe, store.get, store.get)
  return { ...state, signedIn: state.me !== null, ...actions }
}
