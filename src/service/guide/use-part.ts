import { useEffect, useRef, useState } from 'react'
import { platform } from '../../platform/current'
import { scrollToPart } from '../../platform/scrolling'
import { partIds, type PartKey } from './anchors'

/** While a tap's own scrolling passes other parts, they are not being read. */
const SCROLLING_MS = 500

const keyOf = (id: string): PartKey | undefined => (Object.keys(partIds) as PartKey[]).find((key) => partIds[key] === id)

/** Which part the anchor bar names: the tapped one, then whichever is being read. */
export function usePart(drawn: boolean, stickyHeight: number) {
  const [part, setPart] = useState<PartKey>('who')
  const tappedAt = useRef(0)

  useEffect(() => {
    if (!drawn) return
    const onPart = (id: string) => {
      const key = keyOf(id)
      if (key && Date.now() - tappedAt.current > SCROLLING_MS) setPart(key)
    }
    return platform.watchParts({ ids: Object.values(partIds), below: stickyHeight, onPart })
  }, [drawn, stickyHeight])

  const show = (key: PartKey) => {
    tappedAt.current = Date.now()
    setPart(key)
    scrollToPart(partIds[key], stickyHeight)
  }
  return { part, show }
}
