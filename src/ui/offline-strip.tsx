import { Text, View } from '@tarojs/components'
import { Icon } from './icon'

export interface OfflineStripProps { /** "没有网络，这是今天 09:12 的内容". */ text: string; icon?: string; action?: string; onRetry?: () => void }

/** Under the nav bar; the content stays. Also says that data are old. */
export function OfflineStrip({ text, icon = 'wifi-off', action = '重试', onRetry }: OfflineStripProps) {
  return (
    <View className="offline" aria-role="alert">
      <Icon name={icon} size={18} />
      <Text className="grow">{text}</Text>
      {onRetry ? <Text className="offline-act" aria-role="button" onClick={onRetry}>{action}</Text> : null}
    </View>
  )
}
