/** What listeners learn of an order: everything a message needs, so that they read no table of ours. */
import { displayYuan } from '#contract/money'
import type { Tile } from '#contract/tile/tile'
import type { DomainEvents } from '../../events/events'
import { templateTime } from './order-view'
import type { OrderRow } from './orders.store'

type Told = DomainEvents['payment.paid']

export function orderMatter(manifest: Tile, row: OrderRow, words: { title: string; text: string; at: Date }): Told {
  const amount = displayYuan(row.amount_in_fen)
  return {
    citizenId: row.citizen_id, platform: row.platform, city: row.city, tile: row.tile, digest: row.digest, icon: manifest.identity.icon,
    title: words.title,
    text: words.text,
    link: `/service/order/index?id=${row.id}`,
    values: { what: row.title, amount: `${amount.replaceAll(',', '')}元`, when: templateTime(words.at), number: row.number },
    orderId: row.id, orderNumber: row.number, amountInFen: row.amount_in_fen,
  }
}
