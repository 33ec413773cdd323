/** Mini-program builds only: first setData of a page of tiles is a third of what Taro sends by itself. */
import { hooks } from '@tarojs/shared'
import { keepLists, slimNode, type SentNode } from './slim-node'

const keeps = keepLists(TEMPLATE_READS)

// The platforms' own use of this hook is for page-meta and navigation-bar elements, which no page of ours has.
hooks.tap('transferHydrateData', (data: SentNode) => {
  const keep = keeps.get(String(data.nn))
  return keep ? { ...slimNode(data, keep), nn: data.nn, sid: data.sid } : undefined
})
