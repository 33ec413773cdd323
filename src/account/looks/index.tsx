import { View } from '@tarojs/components'
import { calls } from '#contract/api/calls'
import { useCall } from '../../api/use-call'
import { CityPage } from '../../session/city-page'
import { ReadFault } from '../../session/read-fault'
import { SignInPrompt } from '../../session/sign-in-prompt'
import { EmptyState } from '../../ui/empty-state'
import { ListRow } from '../../ui/list-row'
import { Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { looksWords } from '../../words/account'
import { displayInstant } from '../../words/everywhere'
import '../account.scss'

export default function LooksPage() {
  const read = useCall(calls.looks, {}, { cache: true })
  const looks = read.reply?.looks
  return (
    <CityPage>
      <ReadFault read={read} />
      {read.state === 'signed-out' ? <SignInPrompt icon="eye" title={looksWords.signInTitle} line={looksWords.signInLine} /> : null}
      {looks ? <View className="sub account-note">{looksWords.intro}</View> : null}
      {read.state === 'loading' ? <Skeleton rows={4} plain bare /> : null}
      {looks?.length === 0 ? <Section><EmptyState icon="eye" title={looksWords.none} line={looksWords.noneLine} /></Section> : null}
      {looks?.length ? (
        <Section rows>
          {looks.map(({ at, who, what, why }, i) => <ListRow key={`${at}-${i}`} icon="eye" title={`${who}：${what}`} sub={`${displayInstant(at)}，${looksWords.why(why)}`} />)}
        </Section>
      ) : null}
    </CityPage>
  )
}
