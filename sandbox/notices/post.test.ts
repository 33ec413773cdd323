import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RETRY_AFTER_SECONDS as ALIPAY_RETRIES } from '../alipay/notice-style'
import { openBooks } from '../books'
import { createClock } from '../clock'
import { RETRY_AFTER_SECONDS as WECHAT_RETRIES } from '../wechat-pay/notice-style'
import type { NoticeStyle } from './notice'
import { createPost, type NoticePost } from './post'

const style = (retryAfterSeconds: number[]): NoticeStyle => ({
  retryAfterSeconds,
  compose: (_notice, twist) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(twist) }),
  isAccepted: (status) => status === 200,
})

let server: Server
let received: { body: { forged: boolean; wrongAmount: boolean }; at: number }[]
let status: number
let post: NoticePost
let clock: ReturnType<typeof createClock>
const start = Date.now()

beforeEach(async () => {
  received = []
  status = 200
  clock = createClock({ wall: () => start })
  server = createServer((request, reply) => {
    let text = ''
    request.on('data', (part) => (text += part))
    request.on('end', () => {
      received.push({ body: JSON.parse(text), at: Math.round((clock.now().getTime() - start) / 1000) })
      reply.writeHead(status).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  post = createPost({ books: openBooks(), clock, styles: { wechat: style(WECHAT_RETRIES), alipay: style(ALIPAY_RETRIES) } })
})
afterEach(async () => {
  clock.forget()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const send = (platform: 'wechat' | 'alipay' = 'wechat') =>
  post.send({ id: `n-${platform}`, platform, orderNumber: 'A1', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, facts: {} })
const notice = (id = 'n-wechat') => post.list().find((one) => one.id === id)

test('an accepted notice is not sent again', async () => {
  send()
  await clock.advance(86_400)
  expect(received).toHaveLength(1)
  expect(notice()).toMatchObject({ state: 'accepted' })
})

test('a refused one comes again at the platform\'s own pace until it gives up', async () => {
  status = 500
  send()
  await clock.advance(100_000)
  const gaps = received.slice(1).map(({ at }, index) => at - received[index].at)
  expect(gaps).toEqual([15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600])
  expect(notice()).toMatchObject({ state: 'given-up' })
})

test('Alipay gives up after eight attempts within 25 hours', async () => {
  status = 500
  send('alipay')
  await clock.advance(25 * 3600)
  expect(received.map(({ at }) => at)).toEqual([0, 240, 840, 1440, 5040, 12_240, 33_840, 87_840])
  expect(notice('n-alipay')).toMatchObject({ state: 'given-up' })
})

test('acceptance ends the retries', async () => {
  status = 500
  send()
  await clock.advance(20)
  status = 200
  await clock.advance(86_400)
  expect(received).toHaveLength(3)
})

test('dropped ones reach nobody, however often the platform tries', async () => {
  post.rules.set({ mode: 'drop', platform: 'wechat' })
  send()
  await clock.advance(100_000)
  expect(received).toHaveLength(0)
  expect(notice()).toMatchObject({ state: 'given-up' })
})

test('a drop for one sending lets the retry through', async () => {
  post.rules.set({ mode: 'drop', times: 1 })
  send()
  await clock.advance(60)
  expect(received.map(({ at }) => at)).toEqual([15])
})

test('a delayed one is held until it is released, and then sent once', async () => {
  post.rules.set({ mode: 'delay', orderNumber: 'A1' })
  send()
  await clock.advance(3600)
  expect(received).toHaveLength(0)
  expect(await post.release()).toBe(1)
  expect(received).toHaveLength(1)
  await clock.advance(3600)
  expect(received).toHaveLength(1)
})

test('a delay with a length ends by itself', async () => {
  post.rules.set({ mode: 'delay', delayMs: 40_000 })
  send()
  await clock.advance(39)
  expect(received).toHaveLength(0)
  await clock.advance(2)
  expect(received).toHaveLength(1)
})

test('a repeated one comes three times, two of them at once', async () => {
  post.rules.set({ mode: 'repeat' })
  send()
  await clock.advance(3600)
  expect(received).toHaveLength(3)
})

test('forged and wrong-amount bend what is sent, and "normal" ends it', async () => {
  status = 401
  post.rules.set({ mode: 'forge' })
  send()
  await clock.advance(1)
  post.rules.set({ mode: 'wrong-amount' })
  await clock.advance(15)
  post.rules.set({ mode: 'normal' })
  await clock.advance(15)
  expect(received.map(({ body }) => body)).toEqual([{ forged: true, wrongAmount: false }, { forged: false, wrongAmount: true }, { forged: false, wrongAmount: false }])
})

test('a rule for another order or platform bends nothing', async () => {
  post.rules.set({ mode: 'drop', platform: 'alipay' })
  post.rules.set({ mode: 'drop', orderNumber: 'B2' })
  send()
  await clock.advance(1)
  expect(received).toHaveLength(1)
})
