import { View } from '@tarojs/components'
import { platform } from '../../platform/current'
import { CityPage } from '../../session/city-page'
import { fontSteps, type FontStep } from '../../session/font-step'
import { useSession } from '../../session/use-session'
import { Checkbox } from '../../ui/checkbox'
import { Chips } from '../../ui/chips'
import { ListRow } from '../../ui/list-row'
import { Section } from '../../ui/section'
import { SectionHeader } from '../../ui/section-header'
import { settingsWords } from '../../words/account'
import { fontWords } from '../../words/me'
import '../account.scss'

const choices = ['system', ...fontSteps] as const

export default function SettingsPage() {
  const { elder, setElder, fontChoice, setFontChoice } = useSession()
  return (
    <CityPage>
      <Section>
        <Checkbox checked={elder} label={settingsWords.elder} onChange={setElder}>
          <View className="bs b">{settingsWords.elder}</View>
          <View className="sub">{settingsWords.elderLine}</View>
        </Checkbox>
      </Section>
      <Section band>
        <SectionHeader title={settingsWords.font} />
        <Chips items={choices.map((key) => ({ key, label: fontWords[key] }))} selected={fontChoice} onSelect={(key) => setFontChoice(key as FontStep | 'system')} />
        <ListRow icon="calendar-event" title={settingsWords.sample} />
      </Section>
      <Section band>
        <SectionHeader title={settingsWords.reminders} />
        {settingsWords.reminderLines(platform.messageName).map((line) => <View key={line} className="b ink7 account-line">{line}</View>)}
      </Section>
    </CityPage>
  )
}
