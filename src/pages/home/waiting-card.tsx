import { Text, View } from '@tarojs/components'
import type { WaitingReply } from '#contract/api/messages'
import { weekday } from '#contract/dates'
import { go, pathTo } from '../../platform/navigation'
import { useSession } from '../../session/use-session'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { DayBlock } from '../../ui/day-block'
import { ListRow } from '../../ui/list-row'
import { MiniButton } from '../../ui/mini-button'
import { SectionHeader } from '../../ui/section-header'
import { commonWords } from '../../words/everywhere'
import { homeWords } from '../../words/home'

type Item = WaitingReply['items'][number]

const MOST_SHOWN = 3
const icons = { bill: 'receipt-yuan', order: 'clock' } as const

const pathOf = ({ kind, id }: Item): string =>
  kind === 'booking' ? pathTo('/account/booking/index', { id }) : kind === 'bill' ? pathTo('/service/bill/index', { id }) : pathTo('/service/order/index', { id })

const listOf = (items: Item[]): string => (items[0].kind === 'booking' ? '/account/bookings/index' : '/account/orders/index')

function Row({ item }: { item: Item }) {
  const open = () => go(pathOf(item))
  const lead = item.kind === 'booking' ? <DayBlock day={Number(item.on.slice(8, 10))} weekday={weekday(item.on)} /> : undefined
  return (
    <ListRow
      title={item.title} sub={item.line} lead={lead} icon={item.kind === 'booking' ? undefined : icons[item.kind]}
      action={<MiniButton label={homeWords.act[item.kind]} onTap={open} />} onTap={open}
    />
  )
}

/** One matter at a time, in full sentences, with a button nobody can miss. */
function ElderItem({ item }: { item: Item }) {
  return (
    <View>
      <View className="t2">{item.title}</View>
      <View className="b ink7 waiting-line">{item.line}</View>
      <Button label={homeWords.actElder[item.kind]} onTap={() => go(pathOf(item))} />
    </View>
  )
}

/** "等您处理": gone when nothing waits. */
export function WaitingCard({ items }: { items: Item[] }) {
  const { elder } = useSession()
  if (!items.length) return null
  const shown = items.slice(0, elder ? 1 : MOST_SHOWN)
  const rest = items.length > shown.length
  return (
    <Card>
      <SectionHeader
        title={homeWords.waiting} note={elder ? undefined : homeWords.waitingCount(items.length)}
        more={!rest ? undefined : elder ? homeWords.waitingCountElder(items.length) : commonWords.all} onMore={() => go(listOf(items))}
      />
      {elder ? <ElderItem item={shown[0]} /> : shown.map((item) => <Row key={item.id} item={item} />)}
    </Card>
  )
}

/** One line for visitors; signing in happens in this tap. */
export function SignInCard({ busy, onSignIn }: { busy: boolean; onSignIn: () => void }) {
  const label = busy ? commonWords.signingIn : commonWords.signIn
  return (
    <View compileMode className="card row" aria-role="button" onClick={onSignIn}>
      <Text className="grow sub">登录后，预约、办件和账单会列在这里</Text>
      <View className="mini"><Text className="mini-face">{label}</Text></View>
    </View>
  )
}
