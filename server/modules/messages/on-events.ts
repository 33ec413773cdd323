/** What happened becomes a thread in the inbox, always, and a message of the platform, when tile and citizen want it. */
import type { MessageEvent } from '#contract/tile/tile'
import type { Context } from '../../context'
import type { EventName, Matter } from '../../events/events'
import { templateId, tileVersion } from '../catalogue'
import { addDelivery, putThread } from './messages.store'

/** "payment.paid" is not here: "settled" follows it, and the same matter must not ring twice. */
const told: { [Name in EventName]?: MessageEvent } = {
  'booking.made': 'booking-made',
  'booking.cancelled': 'booking-cancelled',
  'payment.settled': 'payment-settled',
  'query.answered': 'query-answered',
}

export function messagesListeners(context: Context): void {
  for (const [name, event] of Object.entries(told) as [EventName, MessageEvent][]) {
    context.events.on(name, (matter, eventId) => hear(context, { matter, event, eventId }))
  }
}

export async function hear(context: Context, { matter, event, eventId }: { matter: Matter; event: MessageEvent; eventId: string }): Promise<void> {
  const use = (await tileVersion(context, matter.digest)).messages.find((each) => each.event === event)
  const template = use?.template ?? event
  const wanted = use ? await templateId(context, { city: matter.city, event: template, platform: matter.platform }) : undefined
  const { citizenId, platform, link } = matter
  const madeAt = madeAtOf(eventId)
  await context.db.transaction(async (tx) => {
    const isNew = await addDelivery(
      tx,
      { eventId, citizenId, platform, template, templateId: wanted ?? null, page: link, values: matter.values, state: wanted ? 'waiting' : 'no-template', madeAt },
      context.clock.now(),
    )
    if (!isNew) return
    await putThread(tx, { id: context.newId(), citizenId, link, eventId, event, icon: matter.icon, title: matter.title, text: matter.text, at: madeAt })
  })
}

/** A UUIDv7 begins with the milliseconds at which it was made: an event told late still shows its own time. */
const madeAtOf = (eventId: string) => new Date(Number.parseInt(eventId.replaceAll('-', '').slice(0, 12), 16))
