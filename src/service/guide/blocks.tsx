import { Text, View } from '@tarojs/components'
import type { Guide } from '#contract/tile/guide'
import { Section } from '../../ui/section'
import { SectionHeader } from '../../ui/section-header'
import { feeWords, guideWords, timeWords } from '../../words/guide'
import { partIds } from './anchors'

/** Grey dots: a green tick would claim that we know the citizen meets the condition. */
export function Who({ guide }: { guide: Guide }) {
  return (
    <Section id={partIds.who}>
      <SectionHeader title={guideWords.parts.who} />
      {guide.conditions.map((condition) => <View key={condition} className="guide-line"><View className="guide-dot" /><Text className="grow">{condition}</Text></View>)}
    </Section>
  )
}

export function How({ guide }: { guide: Guide }) {
  return (
    <Section band id={partIds.how}>
      <SectionHeader title={guideWords.parts.how} note={timeWords(guide)} />
      {guide.process.map((step, i) => (
        <View key={step.title} className="guide-step">
          <Text className="guide-number">{i + 1}</Text>
          <View className="grow"><View className="b bs">{step.title}</View><View className="b ink7">{step.detail}</View></View>
        </View>
      ))}
      {guide.visitReason ? <View className="sub guide-why">{guide.visitReason}</View> : null}
    </Section>
  )
}

export function Cost({ guide }: { guide: Guide }) {
  return (
    <Section band id={partIds.cost}>
      <SectionHeader title={guideWords.parts.cost} />
      {guide.fees.length === 0 ? <View className="b ink7">{guideWords.free}</View> : null}
      {guide.fees.map((fee) => (
        <View key={fee.name} className="item">
          <View className="item-text">
            <View className="b">{fee.name}</View>
            <View className="sub">{[fee.basis.title, fee.basis.article].filter(Boolean).join(' ')}</View>
            {fee.reduction ? <View className="sub">{fee.reduction}</View> : null}
          </View>
          <View className="item-value"><View className="item-strong">{feeWords(fee)}</View><View>{fee.unit}</View></View>
        </View>
      ))}
    </Section>
  )
}
