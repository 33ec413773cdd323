/** What the bureaus need of the rest of the sandbox: how to misbehave, what time it is, where their books lie. */
export const bureauModes = ['up', 'down', 'timeout', 'html', 'missing-field', 'slow'] as const
export type BureauMode = (typeof bureauModes)[number]

export interface BureauControl {
  /** How this bureau is to behave right now; "up" unless a control said otherwise. */
  mode(city: string, name: string): BureauMode
}

export interface BureauStore {
  /** What a bureau wrote under this key, or undefined before its first write and after a reset. */
  get<T>(key: string): T | undefined
  /** Kept over a restart of the sandbox. The value must survive JSON. */
  set(key: string, value: unknown): void
}
