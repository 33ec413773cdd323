import { Text, View } from '@tarojs/components'
import type { HomeReply } from '#contract/api/catalogue'
import { homeWords } from '../../words/home'

type LifeEvent = HomeReply['lifeEvents'][number]

/** 一件事一次办: the several services that one event in life needs. One compiled template; its title stands in it. */
export function LifeEvents({ events, onOpen }: { events: LifeEvent[]; onOpen: (event: LifeEvent) => void }) {
  if (!events.length) return null
  return (
    <View compileMode className="gutter">
      <View className="t2 life-head">一件事，一次办</View>
      <View className="life">
        {events.map((event) => (
          <View key={event.name} className="life-event" hoverClass="hover" aria-role="button" onClick={() => onOpen(event)}>
            <View className={`duo d-${event.icon}`} />
            <View className="life-text">
              <View className="b bs">{event.name}</View>
              <Text className="cap">{homeWords.lifeEventSub(event.tiles.length)}</Text>
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}
