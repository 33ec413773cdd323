import { Alert, Descriptions, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import type { TileReply } from '#contract/api/catalogue'
import { displayYuan } from '#contract/money'
import type { ConsoleTile } from './filter-tiles'

/** What citizens read at this moment: fetched like the app does, not from the author's draft. */
export function LiveTile({ tile }: { tile: ConsoleTile }) {
  const [live, setLive] = useState<TileReply | 'unreachable' | null>(null)
  useEffect(() => {
    setLive(null)
    fetch(`/api/cities/${tile.city}/tiles/${tile.tile}?platform=${tile.channels[0]}`)
      .then(async (reply) => setLive(reply.ok ? ((await reply.json()) as TileReply) : 'unreachable'))
      .catch(() => setLive('unreachable'))
  }, [tile])

  if (live === 'unreachable') return <Alert type="error" message="线上版本没有取到，稍后再打开" />
  if (!live) return <Skeleton active={false} />
  const { guide } = live
  const fees = guide.fees.map((fee) => `${fee.name} ${displayYuan(fee.amountInFen)} 元`).join('；') || '不收费'
  return (
    <Descriptions column={1} size="small" bordered>
      <Descriptions.Item label="一句话">{guide.summary}</Descriptions.Item>
      <Descriptions.Item label="部门">{live.department.name}</Descriptions.Item>
      <Descriptions.Item label="承诺办结">{guide.promisedTime.workingDays === 0 ? '当场' : `${guide.promisedTime.workingDays} 个工作日`}</Descriptions.Item>
      <Descriptions.Item label="法定办结">{guide.statutoryTime.workingDays === 0 ? '当场' : `${guide.statutoryTime.workingDays} 个工作日`}</Descriptions.Item>
      <Descriptions.Item label="要跑现场">{guide.visits} 次</Descriptions.Item>
      <Descriptions.Item label="收费">{fees}</Descriptions.Item>
      <Descriptions.Item label="材料">{guide.materials.map((material) => material.name).join('、') || '不用带材料'}</Descriptions.Item>
      <Descriptions.Item label="能做什么">{live.flows.map((flow) => flow.title).join('、')}</Descriptions.Item>
      <Descriptions.Item label="版本">第 {live.version} 版</Descriptions.Item>
      <Descriptions.Item label="摘要"><span className="digest">{live.digest}</span></Descriptions.Item>
      <Descriptions.Item label="内容核对">{guide.updatedOn}</Descriptions.Item>
    </Descriptions>
  )
}
