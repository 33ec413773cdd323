import { Text, View } from '@tarojs/components'
import type { HomeReply } from '#contract/api/catalogue'
import { homeWords } from '../../words/home'

type LifeEvent = HomeReply['lifeEvents'][number]

function LifeEventTile({ event, onOpen }: { event: LifeEvent; onOpen: () => void }) {
  return (
    <View compileMode className="life-event" hoverClass="hover" aria-role="button" onClick={onOpen}>
      <View className={`duo d-${event.icon}`} />
      <View className="life-text">
        <View className="b bs">{event.name}</View>
        <Text className="cap">{homeWords.lifeEventSub(event.tiles.length)}</Text>
      </View>
    </View>
  )
}

/** 一件事一次办: the several services that one event in life needs. */
export function LifeEvents({ events, onOpen }: { events: LifeEvent[]; onOpen: (event: LifeEvent) => void }) {
  if (!events.length) return null
  return (
    <View className="gutter">
      <View className="t2 life-head">{homeWords.lifeEvents}</View>
      <View className="life">
        {events.map((event) => <LifeEventTile key={event.name} event={event} onOpen={() => onOpen(event)} />)}
      </View>
    </View>
  )
}
