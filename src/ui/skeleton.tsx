import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Card } from './card'

export interface SkeletonProps { rows?: number; /** Without the 44-px lead. */ plain?: boolean; /** A tall first block: an amount or a heading. */ tall?: boolean; /** Without the card around. */ bare?: boolean }

const WAIT_MS = 300
const widths = ['46%', '38%', '52%', '42%']

/** Same heights as the content; only after 300 ms, so that a quick answer does not flash. */
export function Skeleton({ rows = 3, plain, tall, bare }: SkeletonProps) {
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), WAIT_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!due) return null
  const bones = (
    <View aria-label="正在读取">
      {tall ? <View className="bone" style={{ width: '54%', height: '34PX', margin: '6PX 0 14PX' }} /> : null}
      {Array.from({ length: rows }, (_, i) => (
        <View key={i} className="bone-row">
          {plain ? null : <View className="bone bone-lead" />}
          <View className="grow">
            <View className="bone bone-1" style={{ width: widths[i % widths.length] }} />
            <View className="bone bone-2" style={{ width: widths[(i + 2) % widths.length] }} />
          </View>
        </View>
      ))}
    </View>
  )
  return bare ? <View className="section">{bones}</View> : <Card>{bones}</Card>
}
