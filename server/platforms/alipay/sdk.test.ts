import { createServer, Socket, type AddressInfo } from 'node:net'
import { generateKeyPairSync } from 'node:crypto'
import { alipayClient } from './client'
import { AlipaySdk } from './sdk'

describe("Alipay's SDK in our process", () => {
  test('one error may still end two sockets after the SDK was loaded', () => {
    expect(AlipaySdk).toBeDefined()
    const error = new Error('the pool is closed')
    const sockets = [new Socket(), new Socket()]
    for (const socket of sockets) socket.on('error', () => {})
    expect(() => sockets.forEach((socket) => socket.destroy(error))).not.toThrow()
    expect(sockets.every((socket) => socket.destroyed)).toBe(true)
  })

  test('a request whose connection broke is not sent again by itself', async () => {
    let seen = 0
    const gateway = createServer((socket) => socket.on('error', () => {}).once('data', () => {
      seen += 1
      socket.destroy()
    }))
    await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } })
    const client = alipayClient({ gateway: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/gateway.do`, appId: '2021990100000001', sellerId: '2088990100000001', appPrivateKey: privateKey, alipayPublicKey: publicKey })
    const answer = await client.exec('alipay.open.app.mini.templatemessage.send', { content: { page: 'pages/home/index' } })
    gateway.close()
    expect([answer, seen]).toEqual([{ kind: 'unknown', why: 'no-answer' }, 1])
  })
})
