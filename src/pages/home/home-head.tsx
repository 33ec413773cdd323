import { Text, View } from '@tarojs/components'

/** SectionHeader as one compiled template: the home page's first setData is counted in bytes. */
export function HomeHead({ title, more, onMore }: { title: string; more: string; onMore: () => void }) {
  return (
    <View compileMode className="head">
      <Text>{title}</Text>
      <View className="more" hoverClass="hover" aria-role="button" onClick={onMore}>
        <Text>{more}</Text>
        <View className="i i16 i-chevron-right" />
      </View>
    </View>
  )
}
