import { View } from '@tarojs/components'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { platform } from '../../platform/current'
import { CityPage } from '../../session/city-page'
import { ReadFault } from '../../session/read-fault'
import { useSession } from '../../session/use-session'
import { KeyValues } from '../../ui/key-values'
import { Section } from '../../ui/section'
import { SectionHeader } from '../../ui/section-header'
import { aboutWords } from '../../words/account'
import '../account.scss'

export default function AboutPage() {
  const { city } = useSession()
  const read = useCall(calls.home, { params: { city }, query: { platform: platform.name } }, { cache: true })
  const shown = read.reply?.city
  const facts = shown
    ? [
        { label: aboutWords.organiser, text: shown.organiser },
        { label: aboutWords.supervision, text: shown.supervisionTelephone, side: aboutWords.dial, onSide: () => platform.callTelephone(shown.supervisionTelephone) },
      ]
    : []
  return (
    <CityPage>
      <ReadFault read={read} />
      <Section>
        <SectionHeader title={shown?.appName ?? ''} />
        <KeyValues items={[...facts, { label: aboutWords.version, text: APP_VERSION }]} />
      </Section>
      <Section band>
        <SectionHeader title={aboutWords.privacy} />
        {aboutWords.privacyLines.map((line) => <View key={line} className="b ink7 account-line">{line}</View>)}
      </Section>
      <Section band><KeyValues items={[{ label: aboutWords.icons, text: aboutWords.iconsText }]} /></Section>
    </CityPage>
  )
}
