import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { platform } from '../../platform/current'
import { go, openTab } from '../../platform/navigation'
import { CityPage } from '../../session/city-page'
import { useSession } from '../../session/use-session'
import { useTabPage } from '../../session/use-tab-page'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { ListRow } from '../../ui/list-row'
import { Section } from '../../ui/section'
import { Sheet } from '../../ui/sheet'
import { HOTLINE } from '../../words/home'
import { fontWords, meWords } from '../../words/me'
import { ElderTabs } from '../elder-tabs/elder-tabs'
import { WhoCard } from './who-card'
import './index.scss'

const mine = [
  { label: meWords.bookings, icon: 'calendar-event', open: () => go('/account/bookings/index') },
  { label: meWords.orders, icon: 'receipt-yuan', open: () => go('/account/orders/index') },
  { label: meWords.inbox, icon: 'message', open: () => openTab('messages') },
]

function Mine() {
  return (
    <View className="section section-band me-mine">
      {mine.map(({ label, icon, open }) => (
        <View key={label} className="me-kind" hoverClass="hover" aria-role="button" onClick={open}>
          <Icon name={icon} size={24} />
          <Text>{label}</Text>
        </View>
      ))}
    </View>
  )
}

function Settings() {
  const { elder, fontChoice, signedIn } = useSession()
  const settings = () => go('/account/settings/index')
  return (
    <Section band rows>
      {signedIn ? <ListRow plain bare icon="eye" title={meWords.looks} onTap={() => go('/account/looks/index')} /> : null}
      <ListRow plain bare icon="bell" title={meWords.reminders} onTap={settings} />
      <ListRow plain bare icon="user-heart" title={meWords.elder} value={elder ? meWords.on : meWords.off} onTap={settings} />
      <ListRow plain bare icon="typography" title={meWords.fontSize} value={fontWords[fontChoice]} onTap={settings} />
      <ListRow plain bare icon="map-pin" title={meWords.city} onTap={() => go('/account/cities/index')} />
      <ListRow plain bare icon="phone" title={meWords.call} onTap={() => platform.callTelephone(HOTLINE)} />
      <ListRow plain bare icon="info-circle" title={meWords.about} onTap={() => go('/account/about/index')} />
    </Section>
  )
}

export default function MePage() {
  const { me, elder, signOut } = useSession()
  const [leaving, setLeaving] = useState(false)
  useTabPage(leaving)
  const leave = async () => {
    await signOut()
    setLeaving(false)
    platform.toast(meWords.signedOut)
  }
  const sheet = (
    <Sheet open={leaving} title={meWords.signOutTitle} onClose={() => setLeaving(false)} acts={<><Button kind="soft" label={meWords.stay} onTap={() => setLeaving(false)} /><Button kind="danger" label={meWords.signOut} onTap={() => void leave()} /></>}>
      <View className="b ink7">{meWords.signOutLine}</View>
    </Sheet>
  )
  return (
    <CityPage bar={elder ? <ElderTabs current="me" /> : undefined} sheets={sheet}>
      <WhoCard me={me} />
      {me ? <Mine /> : null}
      <Settings />
      {me ? <View className="me-leave"><Button kind="text" label={meWords.signOut} onTap={() => setLeaving(true)} /></View> : null}
    </CityPage>
  )
}
