import { Socket } from 'node:net'
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
})
