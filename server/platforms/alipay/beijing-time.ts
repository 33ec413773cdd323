const BEIJING_OFFSET_MS = 8 * 3_600_000

/** "2026-11-24 09:30:00", Beijing time: how Alipay writes and reads every instant. */
export const beijingText = (instant: Date) => new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')

/** The instant of "2026-11-24 09:30:00" in Beijing; null when it is none. */
export function instantOf(text: unknown): Date | null {
  const at = new Date(`${String(text).replace(' ', 'T')}+08:00`)
  return Number.isNaN(at.getTime()) ? null : at
}
