import { go } from '../platform/navigation'
import type { FaultWords } from '../words/faults'
import { ensureSignedIn } from './session'

export const REAL_NAME_LEVEL = 3

/** 'elsewhere': the real-name page lies on top now; this page keeps what is typed. */
export type Passage = { kind: 'through' } | { kind: 'elsewhere' } | { kind: 'stopped'; fault: FaultWords }

/** Lets through whoever may do it; signs in without a dialog, and opens the real-name page when that is what is missing. */
export async function passGate(level: number): Promise<Passage> {
  const signedIn = await ensureSignedIn()
  if (!signedIn.ok) return { kind: 'stopped', fault: signedIn.fault }
  if (level >= REAL_NAME_LEVEL && signedIn.reply.level < REAL_NAME_LEVEL) {
    go('/account/real-name/index')
    return { kind: 'elsewhere' }
  }
  return { kind: 'through' }
}
