import { View } from '@tarojs/components'
import type { TileReply } from '#contract/api/catalogue'
import { ServiceIcon } from '../ui/service-icon'

/** On top of a form: which service, and who keeps the data. */
export function AskHead({ tile, bureau }: { tile: TileReply; bureau: string }) {
  return (
    <View className="ask-head">
      <ServiceIcon name={tile.icon} />
      <View className="grow"><View className="t2">{tile.name}</View><View className="sub">{bureau}</View></View>
    </View>
  )
}
