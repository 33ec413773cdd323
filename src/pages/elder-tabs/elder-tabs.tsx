import { Text, View } from '@tarojs/components'
import { openTab, type TabName } from '../../platform/navigation'
import { useSession } from '../../session/use-session'
import { Icon } from '../../ui/icon'
import { tabWords } from '../../words/tabs'
import './elder-tabs.scss'

const tabs: { name: TabName; icon: string }[] = [
  { name: 'home', icon: 'home' },
  { name: 'services', icon: 'layout-grid' },
  { name: 'messages', icon: 'message' },
  { name: 'me', icon: 'user' },
]

/** The hosts' own tab bar cannot grow; 长辈版 has its own with 18-px words. */
export function ElderTabs({ current }: { current: TabName }) {
  const { elder, unread } = useSession()
  if (!elder) return null
  return (
    <View className="elder-tabs" aria-role="tablist">
      {tabs.map(({ name, icon }) => (
        <View key={name} className={name === current ? 'elder-tab elder-tab-on' : 'elder-tab'} aria-role="tab" aria-selected={name === current ? 'true' : 'false'} onClick={() => openTab(name)}>
          <Icon name={icon} size={28} />
          <Text>{tabWords[name]}</Text>
          {name === 'messages' && unread > 0 ? <Text className="elder-badge">{unread > 99 ? '99+' : unread}</Text> : null}
        </View>
      ))}
    </View>
  )
}
