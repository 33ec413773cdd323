import Taro, { useShareAppMessage } from '@tarojs/taro'
import type { ShareCard } from './platform'

const cards = new WeakMap<object, ShareCard>()
const onTop = (): object | null => Taro.getCurrentInstance().page

/** The page on top says what its share menu sends; going back to an older page brings back that page's own. */
export const share = (card: ShareCard): void => {
  const page = onTop()
  if (page) cards.set(page, card)
}

/** Answers the host's share menu; pages that said nothing share the home page. */
export function useShare(fallback: ShareCard): void {
  useShareAppMessage(() => {
    const page = onTop()
    return (page && cards.get(page)) ?? fallback
  })
}
