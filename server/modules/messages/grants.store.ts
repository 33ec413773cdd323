import type { PlatformName } from '#contract/api/shared'
import type { Sql } from '../../db/database'

export interface Yes {
  citizenId: string
  platform: PlatformName
  templateId: string
}
export interface Answer extends Yes {
  requestKey: string
  outcome: 'accepted' | 'rejected' | 'banned'
}

/** False when the same answer was recorded before. */
export async function addAnswer(tx: Sql, answer: Answer, now: Date): Promise<boolean> {
  const added = await tx.query(
    `insert into message_grant_answers (citizen_id, request_key, template_id, platform, outcome, answered_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning citizen_id`,
    [answer.citizenId, answer.requestKey, answer.templateId, answer.platform, answer.outcome, now],
  )
  return added.length > 0
}

export async function addCredit(tx: Sql, { citizenId, platform, templateId }: Yes, now: Date): Promise<void> {
  await tx.query(
    `insert into message_grants as g (citizen_id, platform, template_id, credits, updated_at) values ($1, $2, $3, 1, $4)
     on conflict (citizen_id, platform, template_id) do update set credits = g.credits + 1, updated_at = excluded.updated_at`,
    [citizenId, platform, templateId, now],
  )
}

/** True for the one who got the credit; never below zero. */
export async function takeCredit(tx: Sql, { citizenId, platform, templateId }: Yes, now: Date): Promise<boolean> {
  const taken = await tx.query(
    `update message_grants set credits = credits - 1, updated_at = $4
     where citizen_id = $1 and platform = $2 and template_id = $3 and credits > 0 returning citizen_id`,
    [citizenId, platform, templateId, now],
  )
  return taken.length > 0
}

/** The platform knows better: it has no yes left, whatever we counted. */
export async function clearCredits(tx: Sql, { citizenId, platform, templateId }: Yes, now: Date): Promise<void> {
  await tx.query('update message_grants set credits = 0, updated_at = $4 where citizen_id = $1 and platform = $2 and template_id = $3', [
    citizenId, platform, templateId, now,
  ])
}

export async function creditsOf(sql: Sql, { citizenId, platform, templateId }: Yes): Promise<number> {
  const rows = await sql.query<{ credits: number }>(
    'select credits from message_grants where citizen_id = $1 and platform = $2 and template_id = $3',
    [citizenId, platform, templateId],
  )
  return rows[0]?.credits ?? 0
}
