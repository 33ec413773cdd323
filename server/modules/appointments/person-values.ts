/** Who comes: what was typed, completed by what the citizen already told us, checked by the flow's own rules. */
import { checkInputs, isShown } from '#contract/fields/check'
import type { Input, ProfileFact } from '#contract/tile/input'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { facts, type Facts } from '../identity'

export type PersonValues = Record<string, string>

const factNames: Record<ProfileFact, keyof Facts> = { name: 'name', 'id-number': 'idNumber', mobile: 'mobile' }

/** Keys that the flow does not ask for are refused, not dropped: nobody stores what the guide does not list (T7). */
export function refuseUnasked(inputs: Input[], typed: PersonValues): void {
  const asked = new Set(inputs.map((input) => input.key))
  const unasked = Object.keys(typed).filter((key) => !asked.has(key))
  if (unasked.length > 0) throw fault('unknown-fields', unasked.map((key) => ({ path: `/person/${key}`, reason: '这项服务不问这一项' })))
}

export interface Completing {
  citizenId: string
  inputs: Input[]
  typed: PersonValues
  /** The tile's name, for the row that tells the citizen who looked. */
  tileName: string
}

/** Looks into the profile only for what was left empty and may come from there. */
export async function completePerson(context: Context, { citizenId, inputs, typed, tileName }: Completing): Promise<PersonValues> {
  const values: PersonValues = {}
  for (const input of inputs) if (typed[input.key]?.trim()) values[input.key] = typed[input.key].trim()
  const open = inputs.filter((input) => input.fromProfile && !values[input.key] && isShown(input.showIf, values))
  if (open.length === 0) return values
  const known = await facts(context, citizenId, { who: tileName, what: open.map((input) => input.label).join('、'), why: '预约时代您填写' })
  for (const input of open) {
    const fact = input.fromProfile && known[factNames[input.fromProfile]]
    if (fact) values[input.key] = fact
  }
  return values
}

export const personProblems = (inputs: Input[], values: PersonValues) => checkInputs(inputs, values)

/** The value that tells whose booking it is; its mask is shown at the counter. */
export const nameOf = (inputs: Input[], values: PersonValues) => {
  const input = inputs.find((each) => each.fromProfile === 'name') ?? inputs.find((each) => each.kind === 'person-name')
  return input ? (values[input.key] ?? '') : ''
}

/** What may be remembered, so that the next form need not ask. */
export function factsIn(inputs: Input[], values: PersonValues): Facts {
  const found: Facts = {}
  for (const { fromProfile, key } of inputs) if (fromProfile && values[key]) found[factNames[fromProfile]] = values[key]
  return found
}
