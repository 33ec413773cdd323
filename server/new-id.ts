import { randomBytes, randomFillSync } from 'node:crypto'

const COUNTER_SIZE = 0x1000
/** Starts low in each millisecond, so that thousands of ids fit behind it. */
const COUNTER_START_MASK = 0x3ff

/** UUIDv7 (RFC 9562) with a counter in rand_a: ids of one process sort in the order they were made, so indexes grow at their end. */
export function idMaker(now: () => number): () => string {
  let last = -1
  let counter = 0
  return () => {
    const at = now()
    if (at > last) {
      last = at
      counter = randomBytes(2).readUInt16BE() & COUNTER_START_MASK
    } else if (++counter === COUNTER_SIZE) {
      last += 1
      counter = 0
    }
    return uuid(last, counter)
  }
}

const UUID_BYTES = 16
const POOL = Buffer.alloc(UUID_BYTES * 256)
let used = POOL.length

/** Random bytes for many ids at a time: each call to the system costs more than the id itself. */
function freshBytes(): Buffer {
  if (used === POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  used += UUID_BYTES
  return POOL.subarray(used - UUID_BYTES, used)
}

function uuid(ms: number, counter: number): string {
  const bytes = freshBytes()
  bytes.writeUIntBE(ms, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
