import { LINE_BELOW_STICKY } from '../reading-line'
import type { PartsToWatch } from '../platform'

const above = (id: string, line: number): boolean => {
  const part = document.getElementById(id)
  return part !== null && part.getBoundingClientRect().top <= line
}

/** In the preview's frame an observer would measure against the whole window, so the parts are measured once a frame. */
export function watchParts({ ids, below, onPart }: PartsToWatch): () => void {
  let asked = 0
  const look = () => {
    asked = 0
    const part = ids.filter((id) => above(id, below + LINE_BELOW_STICKY)).pop()
    if (part) onPart(part)
  }
  const onScroll = () => { asked ||= requestAnimationFrame(look) }
  // Captured, because not the window scrolls but the page inside it.
  document.addEventListener('scroll', onScroll, true)
  return () => {
    cancelAnimationFrame(asked)
    document.removeEventListener('scroll', onScroll, true)
  }
}
