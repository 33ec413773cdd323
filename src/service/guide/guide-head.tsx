import { Text, View } from '@tarojs/components'
import type { TileReply } from '#contract/api/catalogue'
import { StatusTag } from '../../ui/status-tag'
import { depthWords, factsOf } from '../../words/guide'

export function GuideHead({ tile }: { tile: TileReply }) {
  return (
    <View className="guide-head">
      <View className="t1">{tile.name}</View>
      <View className="row-top wrap guide-by">
        <Text className="sub grow">{tile.department.name}</Text>
        <StatusTag text={depthWords(tile.guide)} tone="brand" />
      </View>
      <View className="b ink7 guide-summary">{tile.guide.summary}</View>
      <View className="guide-facts">
        {factsOf(tile.guide).map((fact) => (
          <View key={fact.label} className="guide-fact">
            <View className="guide-figure"><Text>{fact.figure}</Text>{fact.unit ? <Text className="guide-unit">{fact.unit}</Text> : null}</View>
            <View className="cap">{fact.label}</View>
          </View>
        ))}
      </View>
    </View>
  )
}
