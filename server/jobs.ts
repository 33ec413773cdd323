import type { Context } from './context'

/** Work that wakes by time. What is due is a column compared with the context's clock, so a late or doubled run does no harm. */
export interface Job {
  name: string
  everyMs: number
  run(context: Context): Promise<void>
}
