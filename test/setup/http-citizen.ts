/** A citizen without an app: the server's HTTP interface and the phone's own acts, nothing between. For truths about the server. */
import type { Call } from '#contract/api/call'
import { calls } from '#contract/api/calls'
import type { FaultReply } from '#contract/errors'
import type { Order } from '#contract/api/payments'
import type { PlatformName } from '#contract/api/shared'
import type { Stack } from './stack'

export interface Answer<Reply> { status: number; reply: Reply; fault: FaultReply }
interface Given<Params, Query, Body> { params?: Params; query?: Query; body?: Body }

export interface HttpCitizen {
  key: string
  platform: PlatformName
  call<P, Q, B, R>(to: Call<P, Q, B, R>, given?: Given<P, Q, B>): Promise<Answer<R>>
  /** The reply; any status but 2xx fails the test with the server's words. */
  must<P, Q, B, R>(to: Call<P, Q, B, R>, given?: Given<P, Q, B>): Promise<R>
  signIn(): Promise<void>
  /** Opens the platform's cashier with what the server gave, and confirms or cancels. */
  payAtCashier(cashier: Record<string, unknown>, answer: 'confirm' | 'cancel'): Promise<Record<string, unknown>>
  proveRealName(): Promise<void>
}

let lastKey = 0
/** One intention of a citizen. */
export const aRequestKey = (): string => `journey-${process.pid}-${Date.now().toString(36)}-${(lastKey += 1)}`

function addressOf<P, Q, B, R>(to: Call<P, Q, B, R>, { params, query }: Given<P, Q, B>): string {
  const path = to.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])))
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)])).toString()
  return search ? `${path}?${search}` : path
}

export async function post(url: string, body: unknown = {}): Promise<{ status: number; reply: Record<string, unknown> }> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const text = await answer.text()
  return { status: answer.status, reply: text ? (JSON.parse(text) as Record<string, unknown>) : {} }
}

export async function control(stack: Stack, path: string, body: unknown = {}): Promise<Record<string, unknown>> {
  const { status, reply } = await post(`${stack.sandboxUrl}/controls/${path}`, body)
  if (status !== 200) throw new Error(`control ${path}: ${status} ${JSON.stringify(reply)}`)
  return reply
}

export async function read<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

export interface SandboxPerson { key: string; name: string; idNumber: string; mobile: string }
export async function personOf(stack: Stack, key: string): Promise<SandboxPerson> {
  const { citizens } = await read<{ citizens: SandboxPerson[] }>(`${stack.sandboxUrl}/device/citizens`)
  const person = citizens.find((one) => one.key === key)
  if (!person) throw new Error(`no citizen ${key}`)
  return person
}

export async function loginCode(stack: Stack, platform: PlatformName, citizen: string): Promise<string> {
  const { reply } = await post(`${stack.sandboxUrl}/device/${platform}/${platform === 'wechat' ? 'login-codes' : 'auth-codes'}`, { citizen })
  return String(reply.code ?? reply.authCode)
}

export function httpCitizen(stack: Stack, key: string, platform: PlatformName = 'wechat'): HttpCitizen {
  let token = ''
  const citizen: HttpCitizen = {
    key, platform,
    async call(to, given = {}) {
      const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
      const sends = given.body !== undefined
      if (sends) headers['content-type'] = 'application/json'
      const answer = await fetch(stack.serverUrl + addressOf(to, given), { method: to.method, headers, body: sends ? JSON.stringify(given.body) : undefined })
      const text = await answer.text()
      const reply = (text ? JSON.parse(text) : {}) as never
      return { status: answer.status, reply, fault: reply }
    },
    async must(to, given) {
      const { status, reply } = await citizen.call(to, given)
      if (status < 200 || status > 299) throw new Error(`${to.method} ${to.path}: ${status} ${JSON.stringify(reply)}`)
      return reply
    },
    async signIn() {
      const { token: given } = await citizen.must(calls.signIn, { body: { platform, code: await loginCode(stack, platform, key) } })
      token = given
    },
    async payAtCashier({ platform: _, ...cashier }, answer) {
      const device = `${stack.sandboxUrl}/device/${platform}/cashier`
      const opened = await post(device, { citizen: key, ...(platform === 'wechat' ? { appId: stack.credentials.WECHAT_APP_ID } : {}), ...cashier })
      if (opened.status !== 200) return opened.reply
      return (await post(`${device}/${String(opened.reply.cashierId)}/${answer}`)).reply
    },
    async proveRealName() {
      const { name, idNumber } = await personOf(stack, key)
      const { proofId, face } = await citizen.must(calls.startRealName, { body: { name, idNumber, consent: true } })
      const ids = face.platform === 'wechat' ? { verifyId: face.verifyId } : { certifyId: face.certifyId }
      await post(`${stack.sandboxUrl}/device/${platform}/face`, { citizen: key, answer: 'pass', ...ids })
      const proof = await citizen.must(calls.finishRealName, { body: { proofId } })
      if (proof.kind !== 'proved') throw new Error(`real name: ${proof.kind}`)
    },
  }
  return citizen
}

export async function aSignedIn(stack: Stack, key: string, platform: PlatformName = 'wechat'): Promise<HttpCitizen> {
  const citizen = httpCitizen(stack, key, platform)
  await citizen.signIn()
  return citizen
}

/** Asks until it holds; a server that heals itself needs a moment. */
export async function eventually<T>(read_: () => Promise<T>, holds: (value: T) => boolean, { withinMs = 20_000, what = 'it' } = {}): Promise<T> {
  const deadline = Date.now() + withinMs
  let last: T | undefined
  let failure: unknown
  while (Date.now() < deadline) {
    try {
      last = await read_()
      if (holds(last)) return last
    } catch (error) {
      failure = error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what} did not come true within ${withinMs} ms; last seen: ${JSON.stringify(last)} ${failure ? String(failure) : ''}`)
}

export const untilSettled = (citizen: HttpCitizen, order: string, withinMs?: number): Promise<Order> =>
  eventually(() => citizen.must(calls.order, { params: { order } }), (one) => one.state === 'settled', { withinMs, what: `order ${order} settled` })
