/**
 * The load, in a process of its own: keep-alive connections that each send the next wish as soon as they are answered.
 * Written on bare sockets because a general client takes more of the machine's two cores than the server under test.
 */
import { connect, type Socket } from 'node:net'
import { personOf, tokenOf } from './booking-full'

export interface LoadOrder {
  port: number
  kind: 'bare' | 'full'
  slots: (number | string)[]
  firstUser: number
  connections: number
  warmUpMs: number
  measureMs: number
}
export interface LoadResult {
  /** "booked" answers within the measured time. */
  booked: number
  perSecond: number
  p50: number
  p99: number
  /** "booked" answers over all, and what else was answered. */
  bookedInAll: number
  others: Record<string, number>
  nextUser: number
}

const HEADERS_END = Buffer.from('\r\n\r\n')

function wishText({ kind, slots }: LoadOrder, user: number): string {
  const slotId = slots[slots.length === 1 ? 0 : Math.floor(Math.random() * slots.length)]
  const isFull = kind === 'full'
  const body = isFull ? JSON.stringify({ slotId, person: personOf(user), requestKey: `bench-${user}-${Date.now()}` }) : `{"slotId":${slotId},"userId":${user}}`
  const head = isFull ? `POST /api/bookings HTTP/1.1\r\nauthorization: Bearer ${tokenOf(user)}` : 'POST /book HTTP/1.1'
  return `${head}\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

async function run(order: LoadOrder): Promise<LoadResult> {
  let nextUser = order.firstUser
  const started = performance.now()
  const measureFrom = started + order.warmUpMs
  const until = measureFrom + order.measureMs
  const latencies: number[] = []
  const others: Record<string, number> = {}
  let bookedInAll = 0

  const answered = (text: string, sentAt: number) => {
    const now = performance.now()
    const kind = /"kind":"([a-z-]+)"/.exec(text)?.[1] ?? text.slice(0, 60)
    if (kind !== 'booked') others[kind] = (others[kind] ?? 0) + 1
    else {
      bookedInAll += 1
      if (now >= measureFrom && now < until) latencies.push(now - sentAt)
    }
  }
  await Promise.all(Array.from({ length: order.connections }, () => talk(order, { next: () => nextUser++, answered, until })))
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN
  return { booked: latencies.length, perSecond: (latencies.length * 1000) / order.measureMs, p50: at(0.5), p99: at(0.99), bookedInAll, others, nextUser }
}

interface Talk {
  next(): number
  answered(text: string, sentAt: number): void
  until: number
}

/** Every wish that was sent is waited for, so that what was told can be compared with what is stored. */
function talk(order: LoadOrder, { next, answered, until }: Talk): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(order.port, '127.0.0.1')
    let buffered: Buffer = Buffer.alloc(0)
    let sentAt = 0
    const send = () => {
      if (performance.now() >= until) return void socket.end(() => resolve())
      sentAt = performance.now()
      socket.write(wishText(order, next()))
    }
    socket.setNoDelay(true)
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      buffered = buffered.length > 0 ? Buffer.concat([buffered, chunk]) : chunk
      const end = buffered.indexOf(HEADERS_END)
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(buffered.toString('latin1', 0, end))?.[1] ?? 0)
      if (buffered.length < end + HEADERS_END.length + length) return
      const text = buffered.toString('utf8', end + HEADERS_END.length)
      buffered = Buffer.alloc(0)
      answered(text, sentAt)
      send()
    })
  })
}

if (process.send) {
  process.on('message', (order) => {
    run(order as LoadOrder).then(
      (result) => process.send?.(result),
      (cause: unknown) => process.send?.({ error: String(cause) }),
    )
  })
  process.once('disconnect', () => process.exit(0))
  process.send('ready')
}
