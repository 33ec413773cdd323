/** What a bureau is asked with: typed values, and what is known already and therefore not asked again. */
import { checkInputs, type FieldProblem } from '#contract/fields/check'
import type { Input, ProfileFact } from '#contract/tile/input'
import type { Context } from '../../context'
import { facts, type Facts } from './facts'
import type { Citizen } from './sessions'

const factKey: Record<ProfileFact, keyof Facts> = { name: 'name', 'id-number': 'idNumber', mobile: 'mobile' }
const factWord: Record<ProfileFact, string> = { name: '姓名', 'id-number': '身份证号', mobile: '手机号' }
const PROVED = 3

export interface FilledInputs {
  values: Record<string, string>
  problems: Record<string, FieldProblem>
  /** Typed facts worth remembering. */
  learned: Facts
}
export interface InputsToFill {
  citizen: Citizen
  inputs: Input[]
  typed: Record<string, string>
  /** Who gets to see the profile's facts, and what for: the citizen reads it in 谁看过我的信息. */
  bureau: string
  why: string
}

export async function fillInputs(context: Context, asked: InputsToFill): Promise<FilledInputs> {
  const { citizen, inputs, typed, bureau, why } = asked
  const values = Object.fromEntries(inputs.map(({ key }) => [key, (typed[key] ?? '').trim()]))
  const profile = inputs.flatMap(({ key, fromProfile }) => (fromProfile ? [{ key, fact: fromProfile }] : []))
  const learned: Facts = {}
  if (profile.length > 0) {
    const what = profile.map(({ fact }) => factWord[fact]).join('、')
    const known = await facts(context, citizen.id, { who: bureau, what, why })
    for (const { key, fact } of profile) {
      const own = known[factKey[fact]]
      // Once the real name is proved, a typed name or number would be somebody else's.
      const isProved = citizen.level >= PROVED && fact !== 'mobile'
      if (own && (isProved || !values[key])) values[key] = own
      else if (values[key]) learned[factKey[fact]] = values[key]
    }
  }
  return { values, problems: checkInputs(inputs, values), learned }
}
