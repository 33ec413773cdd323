import { Text, View } from '@tarojs/components'
import { isMobile } from '#contract/codes'

export default function HomePage() {
  return (
    <View>
      <Text>{isMobile('19900000000') ? '云浦办事' : ''}</Text>
    </View>
  )
}
