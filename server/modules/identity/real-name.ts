import { isIdNumber } from '#contract/codes'
import type { FinishRealNameReply, StartRealNameBody, StartRealNameReply } from '#contract/api/identity'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { record } from '../audit'
import { addProof, closeProof, findProof, raiseLevel, type ProofRow } from './real-name.store'
import { rememberFacts } from './facts'
import { meOf } from './me'
import type { Citizen } from './sessions'

const PROVED_LEVEL = 3

/** Opens the platform's face check for the name and ID number; what it proves is stored only when the platform says so. */
export async function startRealName(context: Context, citizen: Citizen, given: StartRealNameBody): Promise<StartRealNameReply> {
  if (!isIdNumber(given.idNumber)) throw fault('bad-request', [{ path: '/idNumber', reason: '身份证号码不对，请核对' }])
  const proofId = context.newId()
  const outcome = await context.gateways[citizen.platform].startFace({ name: given.name, idNumber: given.idNumber, userId: citizen.platformUserId, proofId })
  if (outcome.kind === 'unreachable') throw fault('platform-unreachable')
  if (outcome.kind === 'refused') throw fault('bad-request', [{ path: '/name', reason: '平台没有受理，请核对姓名和身份证号码' }])
  await context.db.transaction(async (tx) => {
    await addProof(tx, {
      id: proofId, citizenId: citizen.id, platform: citizen.platform, proofRef: outcome.proofRef,
      name: context.personal.encrypt(given.name), idNumber: context.personal.encrypt(given.idNumber), now: context.clock.now(),
    })
    await record(context, tx, { actor: `citizen:${citizen.id}`, action: 'proof.started', subject: `proof:${proofId}`, reason: 'separate consent given' })
  })
  return { proofId, face: outcome.face }
}

/** Asks the platform how the check ended; the app's word counts for nothing. */
export async function finishRealName(context: Context, citizen: Citizen, proofId: string): Promise<FinishRealNameReply> {
  const proof = await findProof(context.db, proofId, citizen.id)
  if (!proof) throw fault('bad-request', [{ path: '/proofId', reason: '没有这次核验' }])
  if (proof.state === 'proved') return proved(context, citizen)
  if (proof.state === 'not-proved') return { kind: 'not-proved' }
  const person = { name: context.personal.decrypt(proof.name), idNumber: context.personal.decrypt(proof.id_number), userId: citizen.platformUserId, proofId }
  const outcome = await context.gateways[proof.platform].finishFace(proof.proof_ref, person)
  if (outcome === 'unreachable') throw fault('platform-unreachable')
  if (outcome === 'not-finished') return { kind: 'not-finished' }
  await keep(context, { citizen, proof, person, outcome })
  return outcome === 'proved' ? proved(context, citizen) : { kind: 'not-proved' }
}

const proved = async (context: Context, citizen: Citizen): Promise<FinishRealNameReply> => ({
  kind: 'proved', me: await meOf(context, { ...citizen, level: Math.max(citizen.level, PROVED_LEVEL) }),
})

interface Ended { citizen: Citizen; proof: ProofRow; person: { name: string; idNumber: string }; outcome: 'proved' | 'not-proved' }

async function keep(context: Context, { citizen, proof, person, outcome }: Ended): Promise<void> {
  await context.db.transaction(async (tx) => {
    // Two finishes at once: the first one closes the proof, the second finds nothing to do.
    if (!(await closeProof(tx, proof.id, outcome))) return
    await record(context, tx, { actor: `platform:${proof.platform}`, action: `proof.${outcome}`, subject: `proof:${proof.id}`, before: 'started', after: outcome })
    if (outcome !== 'proved') return
    await raiseLevel(tx, citizen.id, PROVED_LEVEL)
    await rememberFacts(context, tx, { citizenId: citizen.id, facts: { name: person.name, idNumber: person.idNumber }, proved: true })
  })
}
