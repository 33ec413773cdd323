import { Text, View } from '@tarojs/components'

/**
 * SectionHeader as one compiled template. The home page's first setData is counted in bytes: words that never change
 * stand in the template itself, here and in the page's other parts.
 */
export function HomeHead({ onMore }: { onMore: () => void }) {
  return (
    <View compileMode className="head">
      <Text>常用服务</Text>
      <View className="more" hoverClass="hover" aria-role="button" onClick={onMore}>
        <Text>全部服务</Text>
        <View className="i i16 i-chevron-right" />
      </View>
    </View>
  )
}
