import type { Context } from '../../context'
import { tileVersion } from '../catalogue'
import { rememberFacts } from '../identity'
import { bookingById, sealedPerson } from './bookings.store'
import { factsIn } from './person-values'
import { appointmentFlow } from './schedule'

/** What was typed is remembered for the next form. Heard after the commit, so that the booking itself stays one statement. */
export function rememberPersonOnBooking(context: Context): void {
  context.events.on('booking.made', async ({ bookingId, citizenId, digest }) => {
    const [row, sealed] = [await bookingById(context.db, bookingId), await sealedPerson(context.db, bookingId)]
    if (!row || !sealed) return
    const inputs = appointmentFlow(await tileVersion(context, digest), row.venue)?.person ?? []
    const facts = factsIn(inputs, JSON.parse(context.personal.decrypt(sealed)) as Record<string, string>)
    await context.db.transaction((tx) => rememberFacts(context, tx, { citizenId, facts }))
  })
}
