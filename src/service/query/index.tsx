import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { calls } from '#contract/api/calls'
import type { TileReply } from '#contract/api/catalogue'
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
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { problemCount } from '../../words/fields'
import { bureauDownWords, queryWords } from '../../words/query'
import { AskHead } from '../ask-head'
import { flowPath, usableFlows } from '../flow-path'
import { NoFlow } from '../no-flow'
import { needsRealName, RealNameBar, RealNameCard } from '../real-name-first'
import { AnswerView } from './answer-view'
import { useQuery, type QueryFlow } from './use-query'
import './query.scss'

type Asking = ReturnType<typeof useQuery>

function Answer({ query, onGuide }: { query: Asking; onGuide: () => void }) {
  const { shown } = query
  if (shown?.kind === 'answer') return <AnswerView of={shown} onRetry={() => void query.again()} />
  if (shown?.kind === 'nothing') return <Card><EmptyState icon="file-search" title={shown.words} line={queryWords.nothingOther} action={queryWords.guide} onAction={onGuide} /></Card>
  if (shown?.kind !== 'bureau-down') return null
  const words = bureauDownWords(shown.bureau, shown.telephone)
  return <ErrorCard {...words} action={queryWords.askAgain} onAction={() => void query.again()} second={queryWords.call} onSecond={() => platform.callTelephone(shown.telephone)} />
}

function Query({ tile, flow, city }: { tile: TileReply; flow: QueryFlow; city: string }) {
  const { me } = useSession()
  const fields = useFields(flow.inputs, me)
  const query = useQuery({ tile, flow, city, fields })
  const wrong = Object.keys(fields.problems).length
  const typed = fields.somethingOpen
  const bill = usableFlows(tile.flows).find((each) => each.kind === 'bill')

  // The panel for messages must open inside the tap, so signing in, which asks nothing, comes before it.
  useEffect(() => void ensureSignedIn(), [])

  if (needsRealName(tile.assurance.submit, me)) return <CityPage bar={<RealNameBar />}><AskHead tile={tile} bureau={flow.bureau} /><RealNameCard /></CityPage>

  const bar = query.shown ? (
    <BottomBar two={Boolean(typed && bill)}>
      {typed ? <Button label={queryWords.change} kind="soft" onTap={query.change} /> : null}
      {bill && query.shown.kind === 'answer' ? <Button label={bill.title} onTap={() => go(flowPath(city, tile.key, bill))} /> : null}
      {!typed && (!bill || query.shown.kind !== 'answer') ? <Button label={queryWords.askAgain} kind="soft" busy={query.busy && queryWords.asking} onTap={() => void query.again()} /> : null}
    </BottomBar>
  ) : <BottomBar><Button label={queryWords.ask} busy={query.busy && queryWords.asking} onTap={() => void query.start()} /></BottomBar>
  return (
    <CityPage bar={bar}>
      {query.fault ? <FaultCard fault={query.fault} onRetry={() => void (query.shown ? query.again() : query.start())} /> : null}
      {query.shown ? <Answer query={query} onGuide={() => go(pathTo('/service/guide/index', { city, tile: tile.key }))} /> : (
        <View>
          <AskHead tile={tile} bureau={flow.bureau} />
          {wrong ? <Notice tone="bad" text={problemCount(wrong)} /> : null}
          {flow.inputs.length ? <Section band><FieldList inputs={flow.inputs} values={fields.values} problems={fields.problems} me={me} onChange={fields.change} onForget={tile.assurance.submit >= REAL_NAME_LEVEL ? undefined : fields.forget} /></Section> : null}
          <Section band>
            <View className="row"><Icon name="shield-check" className="link" /><Text className="b bs" style={{ paddingLeft: '8PX' }}>{queryWords.consentTitle}</Text></View>
            <View className="b ink7 consent">{flow.consent}</View>
          </Section>
        </View>
      )}
    </CityPage>
  )
}

export default function QueryPage() {
  const { city = '', tile = '', flow: flowKey } = useRouter().params
  const call = useCall(calls.tile, { params: { city, tile }, query: { platform: platform.name } }, { cache: true })
  const flow = call.reply?.flows.find((each): each is QueryFlow => each.kind === 'query' && (!flowKey || each.key === flowKey))
  useEffect(() => {
    if (call.reply) platform.setTitle(call.reply.shortName)
  }, [call.reply])
  if (call.reply && flow) return <Query tile={call.reply} flow={flow} city={city} />
  return <CityPage><Reading of={call} skeleton={<Skeleton tall plain rows={3} />}>{() => <NoFlow city={city} tile={tile} />}</Reading></CityPage>
}
