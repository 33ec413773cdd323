import { createServer } from 'node:net'

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** A port from which `npm start` can count its own: it and each of the distances from it are free at this moment. */
export async function freeBasePort(distances: number[]): Promise<number> {
  for (;;) {
    const base = await freePort()
    const last = base + Math.max(...distances)
    if (last <= 65_500 && (await Promise.all(distances.map((distance) => isFree(base + distance)))).every(Boolean)) return base
  }
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
