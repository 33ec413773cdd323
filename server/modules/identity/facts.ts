import type { Context } from '../../context'
import type { Sql } from '../../db/database'
import { record } from '../audit'
import { addLook, levelOf, readFacts, writeFacts } from './identity.store'

/** The level at which name and ID number are the state's own word. */
const PROVED = 3

export interface Facts {
  name?: string
  idNumber?: string
  mobile?: string
}
export interface Look {
  /** In Chinese, as the citizen reads it: "城市服务", "云浦市住房公积金管理中心". */
  who: string
  what: string
  why: string
}

/** The citizen's own facts in clear. With a look it leaves a row that the citizen can see (T8); without one only when the citizen looks at themselves. */
export async function facts(context: Context, citizenId: string, look?: Look): Promise<Facts> {
  const sealed = await readFacts(context.db, citizenId)
  if (look) await addLook(context.db, { id: context.newId(), citizenId, at: context.clock.now(), ...look })
  const open = (bytes: Buffer | null) => (bytes ? context.personal.decrypt(bytes) : undefined)
  return sealed ? { name: open(sealed.name), idNumber: open(sealed.id_number), mobile: open(sealed.mobile) } : {}
}

/** Remembers what the citizen gave, so that it is never asked twice. A proved name and ID number are not overwritten by typed ones. */
export async function rememberFacts(context: Context, tx: Sql, given: { citizenId: string; facts: Facts; proved?: boolean }): Promise<void> {
  const { citizenId } = given
  const isKept = !given.proved && (await levelOf(tx, citizenId)) >= PROVED
  const { name, idNumber, mobile } = isKept ? { mobile: given.facts.mobile } as Facts : given.facts
  if (!name && !idNumber && !mobile) return
  const seal = (text?: string) => (text ? context.personal.encrypt(text) : null)
  await writeFacts(tx, {
    citizenId, name: seal(name), idNumber: seal(idNumber), mobile: seal(mobile),
    fingerprint: idNumber ? context.personal.fingerprint(idNumber) : null, now: context.clock.now(),
  })
  await record(context, tx, { actor: `citizen:${citizenId}`, action: 'facts.remembered', subject: `citizen:${citizenId}` })
}
