import { Text, View } from '@tarojs/components'
import { Icon } from './icon'

export interface NoticeProps { text: string; tone?: 'info' | 'warn' | 'bad' | 'ok'; icon?: string; /** Inside a card: without the page's margins. */ inCard?: boolean; action?: string; onAction?: () => void }

const icons = { info: 'info-circle', warn: 'alert-circle', bad: 'alert-circle', ok: 'circle-check' }

/** At most one a page. */
export function Notice({ text, tone = 'info', icon, inCard, action, onAction }: NoticeProps) {
  return (
    <View className={`note note-${tone}${inCard ? '' : ' note-spaced'}`} aria-role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={icon ?? icons[tone]} size={18} />
      <Text className="grow">{text}</Text>
      {action ? <Text className="note-act" aria-role="button" onClick={onAction}>{action}</Text> : null}
    </View>
  )
}
