import { pathTo, replaceWith } from '../platform/navigation'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'

/** An old link to something the service no longer offers: its guide still says where to go. */
export function NoFlow({ city, tile }: { city: string; tile: string }) {
  return <Card><EmptyState title="现在不能这样办了" line="办事指南里有新的办法" action="看办事指南" onAction={() => replaceWith(pathTo('/service/guide/index', { city, tile }))} /></Card>
}
