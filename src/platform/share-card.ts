import type { ShareCard } from './platform'

let card: ShareCard | null = null

/** The page on top sets it; the host asks for it when its share menu is used. */
export const share = (next: ShareCard): void => {
  card = next
}

export const shareCard = (): ShareCard | null => card
