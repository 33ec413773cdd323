import { lineBelow } from '../reading-line'
import type { PartsToWatch } from '../platform'

/** The host's own observers speak only when a part crosses the line; page-scroll events would come with every frame. */
export function watchParts({ ids, below, onPart }: PartsToWatch): () => void {
  const margins = lineBelow(below, my.getSystemInfoSync().windowHeight)
  const observers = ids.map((id) => {
    const observer = my.createIntersectionObserver()
    observer.relativeToViewport(margins).observe(`#${id}`, ({ intersectionRatio }: { intersectionRatio: number }) => { if (intersectionRatio > 0) onPart(id) })
    return observer
  })
  return () => observers.forEach((observer) => observer.disconnect())
}
