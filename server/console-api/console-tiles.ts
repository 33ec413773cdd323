import type { ConsoleTilesReply } from '#contract/api/console'
import type { Context } from '../context'
import { bureauState, live } from '../modules/catalogue'

export interface TileCounts {
  city: string
  tile: string
  bookings?: number
  ordersSettled?: number
  ordersOpen?: number
}

/** Every live tile of every city with how it fares. */
export async function consoleTiles(context: Context): Promise<ConsoleTilesReply> {
  const { cities } = await live(context)
  const counts = new Map<string, TileCounts>()
  const tiles = [...cities.values()].flatMap(({ city, tiles: ofCity }) =>
    ofCity.map(({ key, version, digest, manifest, publishedAt, publishedBy }) => {
      const { bookings = 0, ordersSettled = 0, ordersOpen = 0 } = counts.get(`${city.code}/${key}`) ?? {}
      return {
        city: city.code, cityName: city.name, tile: key, name: manifest.identity.name, department: manifest.identity.department.name, theme: manifest.identity.theme,
        version, digest, channels: manifest.placement.channels, publishedAt: publishedAt.toISOString(), publishedBy,
        bureau: bureauState(context, city.code, manifest), bookings, ordersSettled, ordersOpen,
      }
    }))
  return { tiles }
}
