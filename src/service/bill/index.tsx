import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { calls } from '#contract/api/calls'
import type { TileReply } from '#contract/api/catalogue'
import { displayYuan } from '#contract/money'
import { useCall } from '../../api/use-call'
import { FieldList } from '../../fields/field-list'
import { useFields } from '../../fields/use-fields'
import { platform } from '../../platform/current'
import { go, pathTo } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { FaultCard } from '../../session/fault-card'
import { Reading } from '../../session/reading'
import { REAL_NAME_LEVEL } from '../../session/gate'
import { ensureSignedIn } from '../../session/session'
import { useSession } from '../../session/use-session'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { ErrorCard } from '../../ui/error-card'
import { ListRow } from '../../ui/list-row'
import { Notice } from '../../ui/notice'
import { Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { StatusTag } from '../../ui/status-tag'
import { billWords, dueTag, oldestFirst } from '../../words/bill'
import { together } from '../../words/everywhere'
import { problemCount } from '../../words/fields'
import { bureauDownWords, queryWords } from '../../words/query'
import { AskHead } from '../ask-head'
import { NoFlow } from '../no-flow'
import { needsRealName, RealNameBar, RealNameCard } from '../real-name-first'
import { BillPageView } from './bill-page'
import { BillView } from './bill-view'
import { useFindBills, type BillFlow } from './use-find-bills'
import { usePayment } from './use-payment'
import './bill.scss'

function Found({ find, onGuide }: { find: ReturnType<typeof useFindBills>; onGuide: () => void }) {
  const { shown } = find
  if (shown?.kind === 'nothing') return <Card><EmptyState icon="receipt" title={shown.words} line={billWords.nothingLine} action={queryWords.guide} onAction={onGuide} /></Card>
  if (shown?.kind === 'bureau-down') {
    const words = bureauDownWords(shown.bureau, shown.telephone)
    return <ErrorCard {...words} action={queryWords.askAgain} onAction={() => void find.find()} second={queryWords.call} onSecond={() => platform.callTelephone(shown.telephone)} />
  }
  if (shown?.kind !== 'bills') return null
  return (
    <View>
      <Card rows>
        {oldestFirst(shown.bills).map((bill) => {
          const tag = dueTag(bill)
          return <ListRow key={bill.id} service={bill.icon} title={together(bill.title)} sub={tag && together(tag.text)} tag={tag?.tone === 'bad' ? <StatusTag text="已过期" tone="bad" /> : undefined} value={`${displayYuan(bill.amountInFen)} 元`} valueStrong onTap={() => find.choose(bill)} />
        })}
      </Card>
      <View className="sub bill-keep">{billWords.several}</View>
    </View>
  )
}

function FindBills({ tile, flow, city }: { tile: TileReply; flow: BillFlow; city: string }) {
  const { me } = useSession()
  const fields = useFields(flow.inputs, me)
  const find = useFindBills({ tile, flow, city, fields })
  const payment = usePayment({ city, grants: tile.grants, level: tile.assurance.pay, onCancelled: () => undefined })
  const wrong = Object.keys(fields.problems).length

  const first = needsRealName(tile.assurance.submit, me)
  // The panel for messages must open inside the tap that pays, so signing in, which asks nothing, comes before it.
  useEffect(() => void ensureSignedIn(), [])
  // Nothing to type: the bills are looked up at once.
  const asksNothing = !first && !fields.somethingOpen
  useEffect(() => {
    if (asksNothing) void find.find()
  }, [asksNothing])

  if (first) return <CityPage bar={<RealNameBar />}><AskHead tile={tile} bureau={flow.payee} /><RealNameCard /></CityPage>

  if (find.chosen) return <BillPageView bill={find.chosen} payment={payment} second={find.shown?.kind === 'bills' && find.shown.bills.length > 1 ? { label: '别的', onTap: find.backToList } : undefined} />
  const bar = find.shown
    ? fields.somethingOpen ? <BottomBar><Button label={billWords.change} kind="soft" onTap={find.change} /></BottomBar> : null
    : <BottomBar><Button label={billWords.find} busy={find.busy && billWords.finding} onTap={() => void find.find()} /></BottomBar>
  return (
    <CityPage bar={bar}>
      {find.fault ? <FaultCard fault={find.fault} onRetry={() => void find.find()} /> : null}
      <Found find={find} onGuide={() => go(pathTo('/service/guide/index', { city, tile: tile.key }))} />
      {find.shown ? null : (
        <View>
          <AskHead tile={tile} bureau={flow.payee} />
          {wrong ? <Notice tone="bad" text={problemCount(wrong)} /> : null}
          {flow.inputs.length ? <Section band><FieldList inputs={flow.inputs} values={fields.values} problems={fields.problems} me={me} onChange={fields.change} onForget={tile.assurance.submit >= REAL_NAME_LEVEL ? undefined : fields.forget} /></Section> : null}
        </View>
      )}
    </CityPage>
  )
}

/** A bill that is known already: from 等您处理, or after 重新缴. */
function KnownBill({ id, tile, city }: { id: string; tile: TileReply; city: string }) {
  const call = useCall(calls.bill, { params: { bill: id } }, { cache: false })
  const payment = usePayment({ city, grants: tile.grants, level: tile.assurance.pay, onCancelled: () => void call.retry() })
  if (call.reply) return <BillPageView bill={call.reply} payment={payment} />
  return <CityPage><Reading of={call} skeleton={<Skeleton tall plain rows={4} />}>{(bill) => <BillView bill={bill} />}</Reading></CityPage>
}

/** From 等您处理 only the bill is known; it knows its service. */
function BillAlone({ id }: { id: string }) {
  const call = useCall(calls.bill, { params: { bill: id } }, { cache: false })
  if (call.reply) return <BillOfTile city={call.reply.city} tile={call.reply.tile} id={id} />
  return <CityPage><Reading of={call} skeleton={<Skeleton tall plain rows={4} />}>{() => null}</Reading></CityPage>
}

function BillOfTile({ city, tile, flowKey, id }: { city: string; tile: string; flowKey?: string; id?: string }) {
  const call = useCall(calls.tile, { params: { city, tile }, query: { platform: platform.name } }, { cache: true })
  const flow = call.reply?.flows.find((each): each is BillFlow => each.kind === 'bill' && (!flowKey || each.key === flowKey))
  if (call.reply && id) return <KnownBill id={id} tile={call.reply} city={city} />
  if (call.reply && flow) return <FindBills tile={call.reply} flow={flow} city={city} />
  return <CityPage><Reading of={call} skeleton={<Skeleton tall plain rows={4} />}>{() => <NoFlow city={city} tile={tile} />}</Reading></CityPage>
}

export default function BillPage() {
  const { city = '', tile = '', flow, id } = useRouter().params
  return id && !tile ? <BillAlone id={id} /> : <BillOfTile city={city} tile={tile} flowKey={flow} id={id} />
}
