/** Keeps the citizen's session: token, renewal, sign-out. Made of parts so that it runs in a test without a host. */
import { calls } from '#contract/api/calls'
import type { Me, SignInReply } from '#contract/api/identity'
import { makeCache } from '../api/cache'
import { makeClient, type Answer, type Client } from '../api/client'
import type { Platform } from '../platform/platform'
import { wordsForFault } from '../words/faults'

type Host = Pick<Platform, 'name' | 'login' | 'request' | 'storage'>

export interface SignInDeps {
  host: Host
  base: string
  now(): Date
  /** Told whenever who is signed in changes. */
  onMe(me: Me | null): void
}

const TOKEN = 'token'
const ME = 'me'

export function makeSignIn({ host, base, now, onMe }: SignInDeps) {
  const cache = makeCache(host.storage, now)
  let token = host.storage.get<string>(TOKEN) ?? null
  let signingIn: Promise<Answer<SignInReply>> | null = null

  function remember(reply: SignInReply | null): void {
    token = reply?.token ?? null
    if (reply) host.storage.set(TOKEN, reply.token)
    else host.storage.remove(TOKEN)
    rememberMe(reply?.me ?? null)
  }

  function rememberMe(me: Me | null): void {
    if (me) host.storage.set(ME, me)
    else {
      host.storage.remove(ME)
      cache.forgetMine()
    }
    onMe(me)
  }

  async function tryCode(): Promise<Answer<SignInReply>> {
    const code = await host.login()
    if (!code) return { ok: false, fault: wordsForFault('no-login-code') }
    return client.send(calls.signIn, { body: { platform: host.name, code } })
  }

  async function signInOnce(): Promise<Answer<SignInReply>> {
    const first = await tryCode()
    // A code may be used up or too old by the time it arrives; a fresh one costs nothing.
    const answer = !first.ok && first.fault.code === 'sign-in-code-rejected' ? await tryCode() : first
    if (answer.ok) remember(answer.reply)
    return answer
  }

  /** Several calls may meet an ended session together; one sign-in serves them all. */
  function signIn(): Promise<Answer<SignInReply>> {
    signingIn ??= signInOnce().finally(() => { signingIn = null })
    return signingIn
  }

  async function renew(refused: string): Promise<string | null> {
    if (token !== refused) return token
    const answer = await signIn()
    if (!answer.ok && !answer.fault.again) remember(null)
    return answer.ok ? answer.reply.token : null
  }

  async function signOut(): Promise<void> {
    if (token) await client.send(calls.signOut, {})
    remember(null)
  }

  const client: Client = makeClient({ base, request: host.request, token: () => token, renew })
  return { client, cache, signIn, signOut, rememberMe, isSignedIn: () => token !== null, keptMe: () => (token ? (host.storage.get<Me>(ME) ?? null) : null) }
}
