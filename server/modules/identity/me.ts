import type { Me } from '#contract/api/identity'
import type { PlatformName } from '#contract/api/shared'
import type { Context } from '../../context'
import { facts } from './facts'
import { maskedIdNumber, maskedMobile, maskedName } from './masks'

/** The citizen as the app may know them. */
export async function meOf(context: Context, citizen: { id: string; platform: PlatformName; level: number }): Promise<Me> {
  const { name, idNumber, mobile } = await facts(context, citizen.id)
  return {
    level: citizen.level,
    platform: citizen.platform,
    ...(name && { maskedName: maskedName(name) }),
    ...(idNumber && { maskedIdNumber: maskedIdNumber(idNumber) }),
    ...(mobile && { maskedMobile: maskedMobile(mobile) }),
  }
}
