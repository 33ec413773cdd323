import { createServer, type AddressInfo } from 'node:net'
import { neverConnected } from './never-connected'

const fault = (more: object) => Object.assign(new Error('fetch failed'), more)
const errorOf = (url: string) => fetch(url, { method: 'POST', body: '{}' }).then(() => undefined, (error: unknown) => error)

test('a port where nobody listens was never reached', async () => {
  expect(neverConnected(await errorOf('http://127.0.0.1:2'))).toBe(true)
})

test('whoever hangs up after the request came was reached', async () => {
  const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const error = await errorOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  server.close()
  expect(error).toMatchObject({ message: 'fetch failed' })
  expect(neverConnected(error)).toBe(false)
})

test.each([
  ['a name that no server knows', { cause: fault({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }) }, true],
  ['a connection that took too long to open', { cause: fault({ code: 'UND_ERR_CONNECT_TIMEOUT' }) }, true],
  ['several addresses, all refused', { cause: fault({ errors: [fault({ syscall: 'connect' }), fault({ syscall: 'connect' })] }) }, true],
  ['several addresses, one of which broke later', { cause: fault({ errors: [fault({ syscall: 'connect' }), fault({ syscall: 'read' })] }) }, false],
  ['a reset while reading', { cause: fault({ code: 'ECONNRESET', syscall: 'read' }) }, false],
  ['a time-out of the whole call', { name: 'TimeoutError' }, false],
] as const)('%s', (_name, more, proof) => {
  expect(neverConnected(fault(more))).toBe(proof)
})
