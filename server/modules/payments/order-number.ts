/** "2026112409301512345678": the Beijing second it was made in, then eight digits; legal on both platforms, sayable on the telephone. */
export function orderNumber(now: Date, id: string): string {
  const second = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '')
  // The tail of a UUIDv7 is random; its head is the time, which the number has already.
  const tail = Number(BigInt(`0x${id.replaceAll('-', '').slice(-12)}`) % 100_000_000n)
  return `${second}${String(tail).padStart(8, '0')}`
}
