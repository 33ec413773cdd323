/** Amounts are integer fen everywhere; only Alipay's adapter and bill files speak yuan. */

/** 48600 → "486.00". Throws on a fraction of a fen, which can only be a programming error. */
export function yuanFromFen(amountInFen: number): string {
  if (!Number.isSafeInteger(amountInFen)) throw new RangeError(`not whole fen: ${amountInFen}`)
  const sign = amountInFen < 0 ? '-' : ''
  const digits = String(Math.abs(amountInFen)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** "486.00" → 48600, by digits and not by floating point; null when the text is not an amount of yuan. */
export function fenFromYuan(yuan: string): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuan)
  if (!match) return null
  const [, sign, whole, fraction = ''] = match
  const fen = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return sign ? -fen : fen
}

/** 8641257 → "86,412.57", with U+2212 for minus, as shown to citizens. The unit is the caller's. */
export function displayYuan(amountInFen: number): string {
  const [whole, fraction] = yuanFromFen(Math.abs(amountInFen)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amountInFen < 0 ? '−' : ''}${grouped}.${fraction}`
}
