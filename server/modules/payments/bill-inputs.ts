/** What the bureau is asked with: typed values, and what is known already and therefore not asked again. */
import type { ProfileFact } from '#contract/tile/input'
import { checkInputs } from '#contract/fields/check'
import type { Context } from '../../context'
import { facts, type Citizen, type Facts } from '../identity'
import type { BillFlowOf } from './bill-flow'

const factKey: Record<ProfileFact, keyof Facts> = { name: 'name', 'id-number': 'idNumber', mobile: 'mobile' }
const factWord: Record<ProfileFact, string> = { name: '姓名', 'id-number': '身份证号', mobile: '手机号' }
const PROVED = 3

export interface FilledInputs {
  values: Record<string, string>
  problems: Record<string, string>
  /** Typed facts worth remembering. */
  learned: Facts
}

export async function fillInputs(context: Context, asked: { citizen: Citizen; flow: BillFlowOf; typed: Record<string, string>; bureau: string }): Promise<FilledInputs> {
  const { citizen, flow, typed, bureau } = asked
  const values = Object.fromEntries(flow.inputs.map(({ key }) => [key, (typed[key] ?? '').trim()]))
  const profile = flow.inputs.filter((input) => input.fromProfile)
  const learned: Facts = {}
  if (profile.length > 0) {
    const what = profile.map((input) => factWord[input.fromProfile as ProfileFact]).join('、')
    const known = await facts(context, citizen.id, { who: bureau, what, why: '查账单' })
    for (const input of profile) {
      const fact = input.fromProfile as ProfileFact
      const own = known[factKey[fact]]
      // Once the real name is proved, a typed name or number would be somebody else's.
      const isProved = citizen.level >= PROVED && fact !== 'mobile'
      if (own && (isProved || !values[input.key])) values[input.key] = own
      else if (values[input.key]) learned[factKey[fact]] = values[input.key]
    }
  }
  return { values, problems: checkInputs(flow.inputs, values), learned }
}
