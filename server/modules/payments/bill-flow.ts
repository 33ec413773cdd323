/** The bill flow of a manifest, as every step of a payment needs it. */
import type { BillFlow } from '#contract/tile/flow'
import type { Tile } from '#contract/tile/tile'
import type { Static } from '@sinclair/typebox'
import type { Context } from '../../context'
import { fault } from '../../http/fault'
import { tileVersion } from '../catalogue'

export type BillFlowOf = Static<typeof BillFlow>

export function billFlow(manifest: Tile, key: string): BillFlowOf {
  const flow = manifest.flows.find((each): each is BillFlowOf => each.kind === 'bill' && each.key === key)
  if (!flow) throw fault('bad-request', [{ path: '/flow', reason: '这项服务没有这个缴费流程' }])
  return flow
}

/** The flow a bill or order is pinned to, also when the tile has changed since. */
export async function pinnedFlow(context: Context, pinned: { digest: string; flow: string }) {
  const manifest = await tileVersion(context, pinned.digest)
  return { manifest, flow: billFlow(manifest, pinned.flow) }
}
