import type { Me } from '#contract/api/identity'
import type { Input, ProfileFact } from '#contract/tile/input'

const masks: Record<ProfileFact, keyof Pick<Me, 'maskedName' | 'maskedIdNumber' | 'maskedMobile'>> = { name: 'maskedName', 'id-number': 'maskedIdNumber', mobile: 'maskedMobile' }

/** What the server already knows for a field, masked. The field is then not asked and not sent: the server fills it in. */
export function knownFact(input: Input, me: Me | null): string | undefined {
  return input.fromProfile && me ? me[masks[input.fromProfile]] : undefined
}

/** The fields still to be typed. */
export const openInputs = (inputs: Input[], me: Me | null, asked: Record<string, string> = {}): Input[] =>
  inputs.filter((input) => input.key in asked || knownFact(input, me) === undefined)
