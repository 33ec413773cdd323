import type { Context } from '../../context'
import { fillOnPublish } from './appointments.jobs'
import { rememberPersonOnBooking } from './on-booking-made'

export { appointmentsRoutes } from './appointments.routes'
export { appointmentsJobs } from './appointments.jobs'
export { countsByTile, upcoming } from './upcoming'

export function appointmentsListeners(context: Context): void {
  fillOnPublish(context)
  rememberPersonOnBooking(context)
}
