import type { ConsoleTilesReply } from '#contract/api/console'
import type { Context } from '../context'
import { countsByTile as bookingCounts } from '../modules/appointments'
import { bureauState, live } from '../modules/catalogue'
import { countsByTile as orderCounts } from '../modules/payments'

const byTile = <Row extends { city: string; tile: string }>(rows: Row[]) => new Map(rows.map((row) => [`${row.city}/${row.tile}`, row]))

/** Every live tile of every city with how it fares. */
export async function consoleTiles(context: Context): Promise<ConsoleTilesReply> {
  const { cities } = await live(context)
  const bookings = byTile(await bookingCounts(context))
  const orders = byTile(await orderCounts(context))
  const tiles = [...cities.values()].flatMap(({ city, tiles: ofCity }) =>
    ofCity.map(({ key, version, digest, manifest, publishedAt, publishedBy }) => {
      const at = `${city.code}/${key}`
      return {
        city: city.code, cityName: city.name, tile: key, name: manifest.identity.name, department: manifest.identity.department.name, theme: manifest.identity.theme,
        version, digest, channels: manifest.placement.channels, publishedAt: publishedAt.toISOString(), publishedBy,
        bureau: bureauState(context, city.code, manifest), bookings: bookings.get(at)?.bookings ?? 0,
        ordersSettled: orders.get(at)?.settled ?? 0, ordersOpen: orders.get(at)?.open ?? 0,
      }
    }))
  return { tiles }
}
