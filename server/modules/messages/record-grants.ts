import type { GrantsBody } from '#contract/api/messages'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { record } from '../audit'
import { liveCity } from '../catalogue'
import type { Citizen } from '../identity'
import { wakeWithoutCredit } from './deliveries.store'
import { addAnswer, addCredit } from './grants.store'

/** The panel is often answered just after the tap that booked or paid; a yes still counts for what happened so recently. */
const STILL_COUNTS_MS = 30 * 60_000

/** One yes is one credit, however often the app tells of it. */
export async function recordGrants(context: Context, citizen: Citizen, body: GrantsBody): Promise<void> {
  const { city } = await liveCity(context, body.city)
  const known = new Set(city.templates.map((template) => template[citizen.platform]))
  const unknown = body.results.findIndex((result) => !known.has(result.templateId))
  if (unknown >= 0) throw fault('bad-request', [{ path: `/results/${unknown}/templateId`, reason: '本市没有这个消息模板' }])
  // In one order, so that two answers at once do not wait for each other.
  const results = [...body.results].sort((a, b) => (a.templateId < b.templateId ? -1 : 1))
  await context.db.transaction(async (tx) => {
    const now = context.clock.now()
    for (const { templateId, outcome } of results) {
      const yes = { citizenId: citizen.id, platform: citizen.platform, templateId }
      if (!(await addAnswer(tx, { ...yes, requestKey: body.requestKey, outcome }, now))) continue
      await record(context, tx, { actor: `citizen:${citizen.id}`, action: `grant.${outcome}`, subject: `template:${templateId}` })
      if (outcome !== 'accepted') continue
      await addCredit(tx, yes, now)
      await wakeWithoutCredit(tx, yes, { now, since: new Date(now.getTime() - STILL_COUNTS_MS) })
    }
  })
}
