import type { Job } from '../../jobs'
import { forgetAnswers } from './queries.store'

export { casesRoutes } from './cases.routes'

/** A kept answer outlives its freshness by nothing: it is personal data. */
export const casesJobs: Job[] = [{ name: 'forget-query-answers', everyMs: 60_000, run: async ({ db, clock }) => void (await forgetAnswers(db, clock.now())) }]
