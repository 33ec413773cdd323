import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Input } from '#contract/tile/input'
import { FieldList } from '../../fields/field-list'
import { useFields } from '../../fields/use-fields'
import { platform } from '../../platform/current'
import { goBack } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { FaultCard } from '../../session/fault-card'
import { REAL_NAME_LEVEL } from '../../session/gate'
import { useSession } from '../../session/use-session'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { ErrorCard } from '../../ui/error-card'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { ResultHead } from '../../ui/result-head'
import { Section } from '../../ui/section'
import { realNameWords } from '../../words/real-name'
import { useProof } from './use-proof'
import './real-name.scss'

const inputs: Input[] = [
  { key: 'name', label: realNameWords.name, kind: 'person-name', required: true, help: realNameWords.nameExample },
  { key: 'id-number', label: realNameWords.idNumber, kind: 'id-number', required: true },
]

function Done({ name }: { name?: string }) {
  return (
    <CityPage bar={<BottomBar><Button label={realNameWords.back} onTap={goBack} /></BottomBar>}>
      <ResultHead face="ok" title={realNameWords.done} line={realNameWords.doneLine(name ?? '您')} />
    </CityPage>
  )
}

export default function RealNamePage() {
  const { me } = useSession()
  const fields = useFields(inputs, null)
  const [agreed, setAgreed] = useState(false)
  const { busy, end, fault, start } = useProof()
  if (me && me.level >= REAL_NAME_LEVEL) return <Done name={me.maskedName} />

  const begin = () => {
    if (fields.check()) void start(fields.filled.name, fields.filled['id-number'])
  }
  const label = agreed ? realNameWords.start : realNameWords.needConsent
  const bar = <BottomBar><Button label={label} disabled={!agreed} busy={busy && (busy === 'starting' ? realNameWords.starting : realNameWords.checking)} onTap={begin} /></BottomBar>
  return (
    <CityPage bar={bar}>
      <View className="section real-name-head">
        <Icon name="shield-check" size={28} className="link" />
        <View className="grow"><View className="t2">{realNameWords.why}</View><View className="sub">{realNameWords.whyLine}</View></View>
      </View>
      {end === 'cancelled' ? <Notice text={realNameWords.cancelled} /> : null}
      {end === 'not-finished' ? <Notice tone="warn" text={realNameWords.notFinished} /> : null}
      {end === 'not-proved' ? <ErrorCard title={realNameWords.notProved} kept={realNameWords.notProvedLine} other={realNameWords.notProvedOther} /> : null}
      {fault ? <FaultCard fault={fault} onRetry={begin} /> : null}
      <Section band><FieldList inputs={inputs} values={fields.values} problems={fields.problems} me={null} onChange={fields.change} onForget={fields.forget} /></Section>
      <Section band rows><Checkbox checked={agreed} onChange={setAgreed}><Text className="b ink7">{realNameWords.consent(platform.hostName)}</Text></Checkbox></Section>
      <View className="sub real-name-note">{realNameWords.encrypted}</View>
    </CityPage>
  )
}
