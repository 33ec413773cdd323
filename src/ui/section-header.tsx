import { Text, View } from '@tarojs/components'
import { Icon } from './icon'
import { StatusTag } from './status-tag'
import type { Tone } from './tone'

export interface SectionHeaderProps {
  title: string
  /** "3 件" beside the title. */
  note?: string
  tag?: { text: string; tone: Tone }
  /** "全部" with a chevron, or a link when `moreLink`. */
  more?: string
  moreLink?: boolean
  onMore?: () => void
}

export function SectionHeader({ title, note, tag, more, moreLink, onMore }: SectionHeaderProps) {
  return (
    <View className="head" aria-role="heading">
      <Text>{title}</Text>
      {note ? <Text className="head-note">{note}</Text> : null}
      {tag ? <View className="head-tag"><StatusTag text={tag.text} tone={tag.tone} /></View> : null}
      {more ? (
        <View className={moreLink ? 'more more-link' : 'more'} hoverClass="hover" aria-role="button" onClick={onMore}>
          <Text>{more}</Text>
          {moreLink ? null : <Icon name="chevron-right" size={16} />}
        </View>
      ) : null}
    </View>
  )
}
