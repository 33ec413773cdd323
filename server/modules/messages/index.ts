import type { Job } from '../../jobs'
import { deliverDue } from './deliver'

export { messagesRoutes } from './messages.routes'
export { messagesListeners } from './on-events'

const LOOK_EVERY_MS = 500

export const messagesJobs: Job[] = [{ name: 'deliver-messages', everyMs: LOOK_EVERY_MS, run: async (context) => void (await deliverDue(context)) }]
