import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { QueryAnswer, QueryReply, ShownValue } from '#contract/api/queries'
import { displayYuan } from '#contract/money'
import { platform } from '../../platform/current'
import { Amount } from '../../ui/amount'
import { Card } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { KeyValues } from '../../ui/key-values'
import { OfflineStrip } from '../../ui/offline-strip'
import { SectionHeader } from '../../ui/section-header'
import { StatusTag } from '../../ui/status-tag'
import { displayInstant } from '../../words/everywhere'
import { callBureau, queryWords, sourceWords, staleWords } from '../../words/query'

type Answered = Extract<QueryReply, { kind: 'answer' }>

const textOf = (value: ShownValue) => (value.amountInFen === undefined ? value.text : `${displayYuan(value.amountInFen)} 元`)

function Eye({ hidden, onTap }: { hidden: boolean; onTap: () => void }) {
  return <View className="answer-eye" aria-role="button" aria-label={hidden ? queryWords.show : queryWords.hide} onClick={onTap}><Icon name={hidden ? 'eye-off' : 'eye'} /></View>
}

function Headline({ answer, hidden, onEye }: { answer: QueryAnswer; hidden: boolean; onEye: () => void }) {
  const { headline, tag, facts } = answer
  return (
    <Card>
      <View className="row">
        <Text className="sub">{headline?.label}</Text>
        <Eye hidden={hidden} onTap={onEye} />
        {tag ? <View className="end"><StatusTag {...tag} /></View> : null}
      </View>
      {headline && headline.amountInFen !== undefined && !hidden ? <Amount digits={displayYuan(headline.amountInFen)} /> : null}
      {headline && (headline.amountInFen === undefined || hidden) ? <View className="answer-text">{hidden ? queryWords.hidden : headline.text}</View> : null}
      {facts.length ? (
        <View className="answer-facts">
          {facts.map((fact) => <View key={fact.label} className="answer-fact"><View className="cap">{fact.label}</View><View className="b bs">{hidden && fact.amountInFen !== undefined ? queryWords.hidden : textOf(fact)}</View></View>)}
        </View>
      ) : null}
    </Card>
  )
}

/** Signs only where money goes both ways; a list of premiums needs none. */
function signed(fen: number, bothWays: boolean): string {
  return bothWays && fen > 0 ? `+${displayYuan(fen)}` : displayYuan(fen)
}

function Records({ records, hidden }: { records: NonNullable<QueryAnswer['records']>; hidden: boolean }) {
  const bothWays = records.rows.some((row) => (row.amountInFen ?? 0) < 0)
  return (
    <Card>
      <SectionHeader title={records.title} />
      {records.rows.length === 0 ? <View className="sub">没有记录</View> : null}
      {records.rows.map((row, i) => (
        <View key={i} className="item">
          <View className="item-text"><View className="b">{row.what}</View>{row.on ? <View className="sub">{row.on}</View> : null}</View>
          <View className="item-value">
            {row.amountInFen === undefined ? null : <View className={bothWays && row.amountInFen > 0 ? 'item-strong answer-in' : 'item-strong'}>{hidden ? queryWords.hidden : signed(row.amountInFen, bothWays)}</View>}
            {row.state ? <View>{row.state}</View> : null}
          </View>
        </View>
      ))}
    </Card>
  )
}

/** The answer first, then where it is from and of when, then the rest. */
export function AnswerView({ of, onRetry }: { of: Answered; onRetry: () => void }) {
  const [hidden, setHidden] = useState(false)
  const { answer, bureau, asOf, stale } = of
  const when = displayInstant(asOf)
  return (
    <View>
      {stale ? <OfflineStrip icon="alert-circle" text={staleWords(when, bureau)} onRetry={onRetry} /> : null}
      {answer.headline || answer.facts.length ? <Headline answer={answer} hidden={hidden} onEye={() => setHidden(!hidden)} /> : null}
      <View className="answer-source"><Icon name="shield-check" size={16} /><Text className="grow">{sourceWords(when, bureau)}</Text></View>
      {answer.details.length ? <Card rows><KeyValues items={answer.details.map((each) => ({ label: each.label, text: hidden && each.amountInFen !== undefined ? queryWords.hidden : textOf(each) }))} /></Card> : null}
      {answer.records ? <Records records={answer.records} hidden={hidden} /> : null}
      {answer.wrongTelephone ? (
        <View className="answer-wrong"><Text>{queryWords.wrong}</Text><Text className="link answer-call" aria-role="button" onClick={() => platform.callTelephone(answer.wrongTelephone ?? '')}>{callBureau(answer.wrongTelephone)}</Text></View>
      ) : null}
    </View>
  )
}
