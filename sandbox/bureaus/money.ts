/** Bureaus keep their books in fen and write yuan as they were built to. */
export const yuan = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** "38.40" → 3840; NaN when it is no amount, which then fits no bill. */
export function fen(text: unknown): number {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(text))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN
}
