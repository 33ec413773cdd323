import type { Job } from '../../jobs'
import { removeExpiredSessions } from './identity.store'

const HOUR_MS = 3_600_000

export const identityJobs: Job[] = [
  { name: 'close-sessions', everyMs: HOUR_MS, run: async ({ db, clock }) => removeExpiredSessions(db, clock.now()) },
]
