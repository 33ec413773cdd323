/** A sandbox in memory on free ports, with an address of the test's own where notices arrive. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSandbox, type SandboxOptions } from '../../sandbox/app'

export interface ReceivedNotice { headers: Record<string, string>; body: string }
export interface SandboxAtHand {
  named: Record<string, string>
  notices: ReceivedNotice[]
  notifyUrl: string
  /** What the address answers to the next notices. */
  answer: { status: number; body: string }
  post(path: string, body?: unknown): Promise<{ status: number; body: Record<string, never> }>
  get(path: string): Promise<{ status: number; body: Record<string, never> }>
  /** Waits until that many notices have come. */
  until(count: number): Promise<ReceivedNotice[]>
  close(): Promise<void>
}

const WAIT_MS = 3000

export async function sandboxAtHand(options: Partial<SandboxOptions> = {}): Promise<SandboxAtHand> {
  const sandbox = buildSandbox({ ports: { api: 0, wechatPhone: 0, alipayPhone: 0 }, ...options })
  const named = await sandbox.start()
  const notices: ReceivedNotice[] = []
  const answer = { status: 200, body: 'success' }
  const door = createServer((request, reply) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      notices.push({ headers: request.headers as Record<string, string>, body })
      reply.writeHead(answer.status).end(answer.body)
    })
  })
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done))
  const read = async (reply: Response) => ({ status: reply.status, body: await reply.json() })
  return {
    named,
    notices,
    answer,
    notifyUrl: `http://127.0.0.1:${(door.address() as AddressInfo).port}/notices`,
    post: async (path, body) => read(await fetch(named.SANDBOX_URL + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) })),
    get: async (path) => read(await fetch(named.SANDBOX_URL + path)),
    async until(count) {
      for (const end = Date.now() + WAIT_MS; notices.length < count && Date.now() < end;) await new Promise((done) => setTimeout(done, 10))
      return notices
    },
    async close() {
      door.closeAllConnections()
      await Promise.all([sandbox.close(), new Promise((done) => door.close(done))])
    },
  }
}
