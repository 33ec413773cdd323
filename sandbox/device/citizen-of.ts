/** Who holds the phone; every device call names one of the citizens of the sandbox. */
import { findCitizen, type Citizen, type World } from '../world'

/** A device call that no phone would make: 400 with the reason. */
export const deviceRefusal = (why: string): Error => Object.assign(new Error(why), { statusCode: 400 })

export function citizenOf(world: World, key: unknown): Citizen {
  const citizen = findCitizen(world, key)
  if (!citizen) throw deviceRefusal(`no such citizen: ${String(key)}`)
  return citizen
}
