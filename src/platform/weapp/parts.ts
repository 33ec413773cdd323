import Taro from '@tarojs/taro'
import { lineBelow } from '../reading-line'
import type { PartsToWatch } from '../platform'

/** The host's own observers speak only when a part crosses the line; page-scroll events would come with every frame. */
export function watchParts({ ids, below, onPart }: PartsToWatch): () => void {
  const page = Taro.getCurrentInstance().page as unknown as WechatMiniprogram.Page.TrivialInstance
  const margins = lineBelow(below, wx.getWindowInfo().windowHeight)
  const observers = ids.map((id) => {
    const observer = wx.createIntersectionObserver(page)
    observer.relativeToViewport(margins).observe(`#${id}`, ({ intersectionRatio }) => { if (intersectionRatio > 0) onPart(id) })
    return observer
  })
  return () => observers.forEach((observer) => observer.disconnect())
}
