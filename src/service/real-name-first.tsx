import { go } from '../platform/navigation'
import { REAL_NAME_LEVEL } from '../session/gate'
import type { useSession } from '../session/use-session'
import { BottomBar } from '../ui/bottom-bar'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { realNameWords } from '../words/real-name'

/** Asked before the form: otherwise the citizen would type name and number here and then once more there. */
export const needsRealName = (level: number, me: ReturnType<typeof useSession>['me']): boolean => level >= REAL_NAME_LEVEL && (me?.level ?? 0) < REAL_NAME_LEVEL

export const RealNameCard = () => <Card><EmptyState icon="shield-check" title={realNameWords.first} line={realNameWords.firstLine} /></Card>

export const RealNameBar = () => <BottomBar><Button label={realNameWords.go} onTap={() => go('/account/real-name/index')} /></BottomBar>
