import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Guide } from '#contract/tile/guide'
import { platform } from '../../platform/current'
import { Icon } from '../../ui/icon'
import { ListRow } from '../../ui/list-row'
import { Section } from '../../ui/section'
import { SectionHeader } from '../../ui/section-header'
import { checkedOn, guideWords } from '../../words/guide'

/** One line that opens to more when tapped. */
function Fold({ title, text }: { title: string; text: string }) {
  const [open, setOpen] = useState(false)
  return (
    <View className="fold" hoverClass="hover" aria-role="button" aria-expanded={open ? 'true' : 'false'} onClick={() => setOpen(!open)}>
      <View className="row"><Text className="b grow">{title}</Text><Icon name={open ? 'chevron-up' : 'chevron-down'} size={16} className="item-go" /></View>
      {open ? <View className="b ink7 fold-text">{text}</View> : null}
    </View>
  )
}

export function Questions({ guide }: { guide: Guide }) {
  if (guide.questions.length === 0) return null
  return (
    <Section band>
      <SectionHeader title={guideWords.questions} />
      {guide.questions.map((question) => <Fold key={question.ask} title={question.ask} text={question.answer} />)}
    </Section>
  )
}

export function Basis({ guide }: { guide: Guide }) {
  return (
    <Section band>
      <SectionHeader title={guideWords.basis} />
      {guide.legalBasis.map((basis) => {
        const title = [basis.title, basis.article].filter(Boolean).join(' ')
        return basis.text ? <Fold key={title} title={title} text={basis.text} /> : <View key={title} className="fold b">{title}</View>
      })}
      <ListRow plain icon="phone" bare title="监督投诉" value={guide.supervisionTelephone} onTap={() => platform.callTelephone(guide.supervisionTelephone)} />
      <View className="cap guide-checked">{checkedOn(guide.updatedOn)}</View>
    </Section>
  )
}
