/** The one session of the running app. */
import { calls } from '#contract/api/calls'
import type { HomeReply } from '#contract/api/catalogue'
import type { Me } from '#contract/api/identity'
import type { Answer } from '../api/client'
import { platform } from '../platform/current'
import { stepForScale, type FontStep } from './font-step'
import { makeSignIn } from './sign-in'
import { makeStore, type SessionState } from './state'

const { storage } = platform
const kept = { city: 'city', brand: 'brand', elder: 'elder', font: 'font' } as const
type Brand = HomeReply['city']['brand']

const stepFor = (choice: FontStep | 'system'): FontStep => (choice === 'system' ? stepForScale(platform.fontScale()) : choice)
const fontChoice = storage.get<FontStep | 'system'>(kept.font) ?? 'system'

export const signing = makeSignIn({
  host: platform,
  base: API_BASE,
  now: () => new Date(),
  onMe: (me) => store.set({ me, ...(me ? {} : { unread: 0 }) }),
})

export const store = makeStore<SessionState>({
  city: storage.get<string>(kept.city) ?? DEFAULT_CITY,
  brand: storage.get<Brand>(kept.brand) ?? null,
  me: signing.keptMe(),
  elder: storage.get<boolean>(kept.elder) ?? false,
  fontChoice,
  fontStep: stepFor(fontChoice),
  outside: false,
  unread: 0,
  ready: platform.isReady,
})

void platform.ready.then((where) => {
  store.set({ ready: true, outside: where === 'outside' })
})

export const { send } = signing.client

export function setCity(city: string, brand: Brand): void {
  storage.set(kept.city, city)
  storage.set(kept.brand, brand)
  store.set({ city, brand })
}

export function setElder(elder: boolean): void {
  storage.set(kept.elder, elder)
  store.set({ elder })
}

export function setFontChoice(choice: FontStep | 'system'): void {
  storage.set(kept.font, choice)
  store.set({ fontChoice: choice, fontStep: stepFor(choice) })
}

export function setUnread(unread: number): void {
  if (unread !== store.get().unread) store.set({ unread })
}

/** Asks again who this is: after a real-name proof the level has changed. */
export async function refreshMe(): Promise<void> {
  const answer = await send(calls.me, {})
  if (answer.ok) signing.rememberMe(answer.reply)
}

type SignedIn = Answer<Me>

export async function signIn(): Promise<SignedIn> {
  await platform.ready
  const answer = await signing.signIn()
  return answer.ok ? { ok: true, reply: answer.reply.me } : answer
}

/** Signs in only when nobody is; call it inside the tap that needs a citizen. */
export async function ensureSignedIn(): Promise<SignedIn> {
  const { me } = store.get()
  return signing.isSignedIn() && me ? { ok: true, reply: me } : signIn()
}

export const signOut = (): Promise<void> => signing.signOut()
