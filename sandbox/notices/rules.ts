/** Controls that bend the delivery of notices. */
import { randomUUID } from 'node:crypto'
import type { Books } from '../books'
import type { PlatformName } from '../world'

export const noticeModes = ['normal', 'delay', 'drop', 'repeat', 'forge', 'wrong-amount'] as const
export type NoticeMode = (typeof noticeModes)[number]

export interface NoticeRule {
  id: string
  platform?: PlatformName
  orderNumber?: string
  mode: NoticeMode
  /** How many sendings it still bends; absent = all of them until "normal". */
  times?: number
  /** Only for "delay"; absent = held until released. */
  delayMs?: number
}

export interface NoticeRules {
  set(rule: Omit<NoticeRule, 'id'>): void
  /** The rule for this sending; counts it. */
  take(platform: PlatformName, orderNumber: string, except?: NoticeMode): NoticeRule | undefined
}

export function noticeRules(books: Books): NoticeRules {
  const shelf = books.shelf<NoticeRule>('notice-rules')
  const fits = (rule: NoticeRule, platform: PlatformName, orderNumber: string) =>
    (rule.platform ?? platform) === platform && (rule.orderNumber ?? orderNumber) === orderNumber

  return {
    set(rule) {
      const replaced = shelf.list().filter((old) => (rule.platform ?? old.platform) === old.platform && (rule.orderNumber ?? old.orderNumber) === old.orderNumber)
      for (const old of replaced) shelf.remove(old.id)
      if (rule.mode !== 'normal') {
        const id = randomUUID()
        shelf.put(id, { ...rule, id })
      }
    },
    take(platform, orderNumber, except) {
      const rule = shelf.list().findLast((one) => one.mode !== except && fits(one, platform, orderNumber))
      if (rule?.times !== undefined) {
        if (rule.times <= 1) shelf.remove(rule.id)
        else shelf.put(rule.id, { ...rule, times: rule.times - 1 })
      }
      return rule
    },
  }
}
