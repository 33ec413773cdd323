import { createHash } from 'node:crypto'

export interface SlotPlace {
  city: string
  tile: string
  venue: string
  on: string
  from: string
}

/** The same place in the schedule has the same id everywhere, so that two processes making it make one (UUIDv8, RFC 9562). */
export function slotId({ city, tile, venue, on, from }: SlotPlace): string {
  const bytes = createHash('sha256').update(JSON.stringify([city, tile, venue, on, from])).digest().subarray(0, 16)
  bytes[6] = (bytes[6] & 0x0f) | 0x80
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
