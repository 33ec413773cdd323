/** Everything the app did to its container, in order: the raw material of the parity report. */
export interface HostCall { api: string; outcome: string; about?: string }
export interface NetworkCall { method: string; path: string; status: number | 'offline' | 'timeout'; requestBytes: number; replyBytes: number }
export interface SetDataCall { page: string; bytes: number; at: number }

export interface HostLog {
  calls: HostCall[]
  network: NetworkCall[]
  setData: SetDataCall[]
  /** Exceptions and rejected promises the app left to its container. */
  errors: string[]
  /** APIs read or called that this host does not have. */
  unknown: string[]
  console: string[]
}

export const openLog = (): HostLog => ({ calls: [], network: [], setData: [], errors: [], unknown: [], console: [] })

export function textOfError(error: unknown): string {
  if (error && typeof error === 'object' && 'stack' in error) return String((error as Error).stack)
  return typeof error === 'string' ? error : JSON.stringify(error)
}
